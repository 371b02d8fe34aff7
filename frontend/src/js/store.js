// Copies of unsent forms on this device: until the server has them, at most a day, never after signing out or filing.
import { all } from "./page.js";

const PREFIX = "nhap:";
const DAY_MS = 24 * 3600 * 1000;

/** Runs `action` on the device's storage; undefined when there is none or it is full. */
function tryStorage(action) {
  try {
    return action(window.localStorage);
  } catch {
    return undefined;
  }
}

export const keyOf = (form) => `${PREFIX}${document.documentElement.dataset.person ?? ""}:${form.dataset.draft || form.dataset.draftKey || location.pathname}`;
export const read = (key) => tryStorage((storage) => JSON.parse(storage.getItem(key)));
export const drop = (key) => tryStorage((storage) => storage.removeItem(key));

/** True when the copy is kept. */
export const keep = (key, copy) => tryStorage((storage) => (storage.setItem(key, JSON.stringify(copy)), true)) ?? false;

const allKeys = () => tryStorage((storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX))) ?? [];

/** Forgets copies older than a day, and those whose form was sent and has led to another page. */
function sweep() {
  const here = new Set(all("form[data-draft]").map(keyOf));
  for (const key of allKeys()) {
    const copy = read(key);
    if (!copy || Date.now() - copy.at > DAY_MS || (copy.sent && !here.has(key))) drop(key);
  }
}

// `<… data-forget="/nop/">`: what was typed on those pages is sent, or over
for (const { dataset } of all("[data-forget]")) allKeys().filter((key) => key.includes(dataset.forget)).forEach(drop);
document.addEventListener("submit", ({ target }) => target.matches("[data-logout]") && allKeys().forEach(drop));
sweep();
