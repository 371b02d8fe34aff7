// A form pressed while the page is still being brought up to date waits its turn: `F9` fills in the papers, and
// `Ctrl+Enter` right after it sends the form with them and not the one that stood there before.
const under = new Map(); // form → how many answers it waits for
let pressed = null; // what was pressed meanwhile

const formOf = (element) => element.closest("form") ?? element.form;

document.addEventListener("htmx:beforeSend", ({ detail }) => {
  const form = formOf(detail.elt);
  if (!form) return;
  under.set(form, (under.get(form) ?? 0) + 1);
  detail.xhr.addEventListener("loadend", () => setTimeout(() => answered(form))); // after the swap
});

function answered(form) {
  under.set(form, under.get(form) - 1);
  if (under.get(form) > 0 || pressed?.form !== form) return;
  const { name, value } = pressed;
  pressed = null;
  const button = [...form.elements].find((each) => each.type === "submit" && each.name === name && each.value === value);
  form.requestSubmit(button);
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!under.get(form) || form.method === "get") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = { form, name: event.submitter?.name ?? "", value: event.submitter?.value ?? "" };
  },
  true,
);
