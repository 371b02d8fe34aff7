// [ and ] on a dossier's page: the one before and after it in the list that was opened last in this window.
import { all } from "./page.js";

const KEY = "danh-sach";

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

/** What a list shows, as the addresses of its dossiers: no name and no word of them is kept. */
function remember() {
  const paths = all(".mc-list .is-code a[href]").map((link) => link.pathname);
  try {
    if (paths.length) sessionStorage.setItem(KEY, JSON.stringify(paths));
  } catch {
    // a full or closed storage: the keys lead nowhere
  }
}

function lead(link, path) {
  if (!path) return;
  link.href = path;
  link.hidden = false;
}

function show(nav) {
  const paths = read();
  const here = paths.indexOf(location.pathname);
  if (here < 0 || paths.length < 2) return;
  lead(nav.querySelector("[data-before]"), paths[here - 1]);
  lead(nav.querySelector("[data-after]"), paths[here + 1]);
  nav.querySelector("[data-place]").textContent = `${here + 1}/${paths.length}`;
  nav.hidden = false;
}

remember();
all("[data-neighbours]").forEach(show);
document.addEventListener("htmx:load", remember);
document.addEventListener("submit", ({ target }) => target.matches("[data-logout]") && sessionStorage.removeItem(KEY));
