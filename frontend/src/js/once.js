// A form is sent once: its buttons rest and say `Đang gửi…` until the answer is there. (The server knows repeats by key.)
import { all, word } from "./page.js";

const DOWNLOAD_MS = 3000; // a form whose answer opens elsewhere leaves this page as it is
const saved = new Map();

function lock(form, submitter) {
  if (saved.has(form)) return;
  const buttons = [...form.elements].filter((element) => element.type === "submit");
  const free = buttons.filter((button) => !button.disabled);
  saved.set(form, { free, submitter, content: submitter ? [...submitter.childNodes] : [] });
  submitter?.replaceChildren(word("sending"));
  for (const button of free) button.disabled = true;
}

function unlock(form) {
  const state = saved.get(form);
  if (!state) return;
  saved.delete(form);
  for (const button of state.free) button.disabled = false;
  state.submitter?.replaceChildren(...state.content);
}

const isExempt = (form, submitter) => [form, submitter].some((part) => part?.dataset?.once === "off") || ["get", "dialog"].includes(form.method);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || isExempt(form, event.submitter)) return;
  if (saved.has(form)) return event.preventDefault();
  setTimeout(() => lock(form, event.submitter)); // after the browser has read the pressed button's value
  if (form.target) setTimeout(() => unlock(form), DOWNLOAD_MS);
});

// htmx sends by itself; a form may send through one of its own fields or buttons, or because a field changed:
// buttons rest only while what was submitted is on its way, never over a save that nobody pressed
const formOf = (element) => (element.matches("form") ? element : null);
document.addEventListener("htmx:beforeSend", ({ detail }) => {
  const form = formOf(detail.elt);
  if (form && detail.requestConfig.triggeringEvent?.type === "submit" && !isExempt({ dataset: form.dataset, method: detail.requestConfig.verb })) lock(form, detail.requestConfig.triggeringEvent?.submitter);
});
document.addEventListener("htmx:afterRequest", ({ detail }) => unlock(formOf(detail.elt)));
window.addEventListener("pageshow", () => all("form").forEach(unlock)); // Back shows the page as it was left
