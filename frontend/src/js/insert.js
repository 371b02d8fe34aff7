// The Centre's own texts under a field: a button puts one in at the cursor, at the end of what nobody has entered yet.
import { announce, word } from "./page.js";

/** Fields that had the focus: only their cursor stands where somebody put it. */
const entered = new WeakSet();
document.addEventListener("focusin", ({ target }) => entered.add(target));

function insert(field, text) {
  const end = field.value.length;
  const [from, to] = entered.has(field) ? [field.selectionStart, field.selectionEnd] : [end, end];
  const before = /\S$/.test(field.value.slice(0, from)) ? " " : "";
  const after = /^\S/.test(field.value.slice(to)) ? " " : "";
  field.setRangeText(before + text + after, from, to);
  field.selectionStart = field.selectionEnd = from + before.length + text.length;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-insert]");
  if (!button) return;
  const offer = button.closest("[data-insert-into]");
  const field = document.getElementById(offer.dataset.insertInto);
  insert(field, button.closest("li").querySelector("[data-insert-text]").textContent);
  offer.open = false;
  field.focus();
  announce(word("inserted"));
});
