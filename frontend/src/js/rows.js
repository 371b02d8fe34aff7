// Rows of a list by keyboard: j and k move, x ticks, Enter opens. Only the current row has a filled button.
import { all } from "./page.js";
import { isFree, pressed } from "./keys.js";

const rows = () => all(".mc-list tbody tr");
const current = () => document.activeElement?.closest?.(".mc-list tbody tr") ?? document.querySelector(".mc-list tr.is-current");
const opening = (row) => row.querySelector("a[href], button");

function mark(row) {
  for (const other of rows()) {
    other.classList.toggle("is-current", other === row);
    other.querySelector(".is-act .btn")?.classList.toggle("btn-primary", other === row);
  }
}

function move(step) {
  const list = rows();
  const here = list.indexOf(current());
  const inRow = Boolean(document.activeElement?.closest?.(".mc-list tbody tr"));
  const next = list[inRow ? here + step : Math.max(here, 0)]; // the first press only enters the list
  if (!next) return;
  mark(next);
  opening(next)?.focus();
  next.scrollIntoView({ block: "nearest" });
}

const ACTIONS = {
  j: () => move(1),
  k: () => move(-1),
  x: () => current()?.querySelector("input[type=checkbox]")?.click(),
};

document.addEventListener("keydown", (event) => {
  const action = ACTIONS[pressed(event)];
  if (!action || event.isComposing || !isFree(event) || !rows().length) return;
  event.preventDefault();
  action();
});

document.addEventListener("keydown", (event) => {
  if (pressed(event) !== "Enter" || event.target !== document.body || !isFree(event)) return;
  const row = document.querySelector(".mc-list tr.is-current");
  if (row) opening(row)?.click();
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest(".mc-list tbody tr");
  if (row) mark(row);
});
