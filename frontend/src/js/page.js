// What all modules share: words of the page, speaking, dialogs, the CSRF token.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Text from the template #loi-nhan, so that scripts hold no words of their own. */
function word(name) {
  return document.getElementById("loi-nhan").content.querySelector(`[data-word="${name}"]`).textContent;
}

/** Speaks `text` in the one polite live region; the pause makes the same text heard twice. */
function announce(text) {
  const region = document.getElementById("thong-bao");
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 50);
}

/** Opens the dialog inside `<template id>` once; null when the page has none or it is open already. */
function openDialog(id) {
  const template = document.getElementById(id);
  if (!template || document.querySelector(`dialog[data-from="${id}"]`)) return null;
  const dialog = template.content.querySelector("dialog").cloneNode(true);
  dialog.dataset.from = id;
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The token that forms send, from the cookie when scripts may read it, else from any form of the page. */
function csrfToken() {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return cookie ? cookie[1] : (document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "");
}

/** Tells every module: `contact` the server answered, `expired` the session is over, `back-in` signed in again. */
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`mc:${name}`, { detail }));
const hear = (name, action) => document.addEventListener(`mc:${name}`, (event) => action(event.detail));

/** A bar with an icon-less text and small buttons, as in `mc-note`. */
function note(kind, text, buttons) {
  const box = document.createElement("span");
  box.className = "mc-note";
  box.dataset.kind = kind;
  box.append(text, ...Object.entries(buttons).map(([label, action]) => button(label, action)));
  return box;
}

function button(label, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-sm";
  made.textContent = label;
  made.addEventListener("click", action);
  return made;
}

export { all, announce, csrfToken, hear, note, openDialog, tell, word };
