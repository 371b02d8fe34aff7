// `<form data-upload>`: files go up as they are chosen, one after the other, pictures made smaller on the device first.
// A picture that looks blurred goes up too; `data-blurred` is what is said of it. Without this the form's own button sends.
import { looksBlurred } from "./blur.js";
import { all, csrfToken } from "./page.js";

const LONGEST_SIDE = 2400; // pixels: small print of an A4 page stays readable
const LARGE_BYTES = 1_500_000;

/** The picture smaller, when that helps; anything else as it is. */
async function shrunk(file) {
  if (!["image/jpeg", "image/png"].includes(file.type) || file.size < LARGE_BYTES) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width * scale, picture.height * scale];
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
  } catch {
    return file; // the server says what is wrong with it
  }
}

function send(form, file, progress) {
  const data = new FormData();
  data.append("tep", file, file.name);
  data.append("lam", "tai-len");
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(Math.round((100 * loaded) / total)));
    request.addEventListener("load", () => done({ ok: request.status === 200 && request.responseURL.includes(location.pathname), text: request.responseText }));
    request.addEventListener("error", () => done({ ok: false, text: "" }));
    request.open("POST", location.href);
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.setRequestHeader("X-Upload", "1");
    request.send(data);
  });
}

function message(answer, form) {
  try {
    return JSON.parse(answer.text).message || form.dataset.failed;
  } catch {
    return form.dataset.failed;
  }
}

async function sendAll(form, control) {
  const state = form.querySelector("[data-upload-state]");
  const [wrong, blurred] = [[], []];
  for (const chosen of [...control.files]) {
    state.textContent = `${form.dataset.uploading} ${chosen.name}`;
    const answer = await send(form, await shrunk(chosen), quarters((percent) => (state.textContent = `${form.dataset.uploading} ${chosen.name}: ${percent} %`)));
    if (!answer.ok) wrong.push(message(answer, form));
    else if (form.dataset.blurred && (await looksBlurred(chosen))) blurred.push(form.dataset.blurred.replace("{tên}", chosen.name));
  }
  control.value = "";
  await again(form);
  state.replaceChildren(...(wrong.length ? wrong.map((text) => line(text, "mc-wrong")) : [form.dataset.uploaded]), ...blurred.map((text) => line(text, "promise is-act")));
  form.querySelector("#tep").focus();
}

/** Tells at each quarter of the way: a screen reader speaks it, and not every percent. */
function quarters(tell) {
  let told = 0;
  return (percent) => {
    const quarter = Math.floor(percent / 25) * 25;
    if (quarter > told) tell((told = quarter));
  };
}

function line(text, look) {
  const made = document.createElement("p");
  made.className = look;
  made.textContent = text;
  return made;
}

/** The list of files as the server has it now; what else was typed on the page stays. */
async function again(form) {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } }).then((answer) => answer.text()).catch(() => "");
  const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("#cac-tep");
  if (!fresh) return;
  const list = form.querySelector("#cac-tep");
  for (const child of [...list.children].filter((each) => !each.matches("[data-upload-state]"))) child.remove();
  list.prepend(...[...fresh.children].filter((each) => !each.matches("[data-upload-state]")));
}

for (const form of all("form[data-upload]")) {
  form.querySelector("[data-without-script]").hidden = true;
  form.addEventListener("change", ({ target }) => target.matches("[type=file]") && target.files.length && sendAll(form, target));
}
