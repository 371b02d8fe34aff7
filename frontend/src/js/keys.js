// `data-key` on a button, link or field: "F4", "Ctrl+Enter", "g v", "/|Ctrl+K". `?` lists them.
// Keys of one character leave fields and Vietnamese composition alone and can be switched off (<html data-keys="off">).
import { all, openDialog, word } from "./page.js";

const SEQUENCE_MS = 1200;
let first = ""; // the "g" of "g v"
let since = 0;

/** "Ctrl+Enter", "F4", "?", "g": how a press is written in data-key. */
export function pressed(event) {
  const { key } = event;
  const held = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}`;
  if (key?.length === 1) return held ? held + key.toUpperCase() : key.toLowerCase();
  return held + (event.shiftKey ? "Shift+" : "") + (key === "Escape" ? "Esc" : key);
}

/** True where letters are typed, so that single keys must keep away. */
export function isField(target) {
  if (target.matches?.("textarea, select, [contenteditable]")) return true;
  return Boolean(target.matches?.("input:not([type=checkbox], [type=radio], [type=button], [type=submit])"));
}

/** True when single keys may act on this press. */
export function isFree(event) {
  const off = document.documentElement.dataset.keys === "off";
  return !off && !isField(event.target) && !document.querySelector("dialog[open]");
}

const keysOf = (element) => element.dataset.key.split("|");
const usable = (element) => !element.disabled && !element.hidden;
const find = (key) => all("[data-key]").find((element) => usable(element) && keysOf(element).includes(key));

function use(element) {
  element.focus();
  if (element.matches("input:not([type=checkbox], [type=radio]), select, textarea")) element.select?.();
  else element.click();
}

function sought(event, key) {
  if (key.length > 1) return document.querySelector("dialog[open]") ? null : find(key);
  const pair = Date.now() - since < SEQUENCE_MS ? find(`${first} ${key}`) : null;
  [first, since] = [key, Date.now()];
  return pair ?? find(key);
}

document.addEventListener("keydown", (event) => {
  const composing = event.isComposing || event.keyCode === 229;
  const key = pressed(event);
  if (event.defaultPrevented || composing || (key.length === 1 && !isFree(event))) return;
  if (key === "Esc" && isField(event.target)) return event.target.blur(); // the second Esc goes back
  const element = sought(event, key);
  if (!element && key !== "?") return;
  event.preventDefault();
  if (element && !element.matches("[data-key-list]")) use(element);
  else showKeys();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-key-list]")) showKeys();
});

function label(element) {
  const copy = element.cloneNode(true);
  for (const key of all("kbd", copy)) key.remove();
  return element.dataset.keyLabel || element.getAttribute("aria-label") || copy.textContent.trim();
}

function rowKeys() {
  if (!document.querySelector(".mc-list")) return [];
  return [["j", "next-row"], ["k", "previous-row"], ["x", "tick-row"], ["Enter", "open-row"]].map(([key, name]) => [key, word(name)]);
}

function showKeys() {
  const dialog = openDialog("hop-phim");
  if (!dialog) return;
  const named = all("[data-key]").filter(usable).flatMap((element) => keysOf(element).map((key) => [key, label(element)]));
  const list = dialog.querySelector("dl");
  for (const [key, text] of new Map([...named, ...rowKeys(), ["Esc", word("back")]])) {
    const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
    term.innerHTML = "<kbd></kbd>";
    term.firstChild.textContent = key;
    meaning.textContent = text;
    list.append(term, meaning);
  }
}
