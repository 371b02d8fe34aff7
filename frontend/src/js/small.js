// Menus that close, notes that go away, the print button.
import { all } from "./page.js";

const MENU = "details.mc-menu, details.menu";

document.addEventListener("click", (event) => {
  const inside = event.target.closest(MENU);
  for (const menu of all(MENU)) if (menu !== inside) menu.open = false;
  event.target.closest("[data-close]")?.closest(".mc-note").remove();
  if (event.target.closest("[data-print]")) window.print();
});

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && all(MENU).find((menu) => menu.open);
  if (!open) return;
  event.preventDefault();
  open.open = false;
  open.querySelector("summary").focus();
});

/** What unfolds in a pane is brought into sight: below the fold nobody would see that anything opened. */
document.addEventListener("click", ({ target }) => {
  const part = target.closest(".mc-panes summary")?.parentElement;
  if (part) requestAnimationFrame(() => part.open && part.scrollIntoView({ block: "nearest" }));
});

/** Controls that need scripts are hidden in the page until scripts are there. */
function reveal(root) {
  for (const control of all("[data-close], [data-print], [data-key-list], [data-insert]", root)) control.hidden = false;
}
document.addEventListener("htmx:load", ({ detail }) => reveal(detail.elt));
reveal(document);
