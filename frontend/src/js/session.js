// Warns five minutes before the session ends; once it has ended, signing in happens in a layer over the same page.
import { all, csrfToken, hear, openDialog, tell } from "./page.js";

const WARN_BEFORE_MS = 5 * 60_000;
const LOOK_EVERY_MS = 10_000;
const KEY = "lien-lac"; // when any tab last heard from the server

const template = document.getElementById("hop-phien");
const limit = Number(template?.dataset.minutes ?? 0) * 60_000;
let last = Date.now();
let warning = null;

function heard() {
  last = Date.now();
  try {
    localStorage.setItem(KEY, String(last));
  } catch {} // no storage: each tab counts for itself
}

function silence() {
  try {
    last = Math.max(last, Number(localStorage.getItem(KEY)) || 0);
  } catch {}
  return Date.now() - last;
}

async function stay() {
  const headers = { "X-CSRFToken": csrfToken() };
  const answer = await fetch(template.dataset.ping, { method: "POST", headers }).catch(() => null);
  if (answer?.status === 204) heard();
  else if (answer) tell("expired");
}

function look() {
  const quiet = silence();
  if (quiet >= limit) tell("expired");
  else if (quiet >= limit - WARN_BEFORE_MS) warn();
  else if (warning) warning.remove();
}

function warn() {
  const dialog = openDialog("hop-phien");
  if (!dialog) return;
  warning = dialog;
  dialog.addEventListener("close", stay);
}

function signInAgain() {
  warning?.remove();
  const dialog = openDialog("hop-dang-nhap");
  if (!dialog) return;
  dialog.addEventListener("cancel", (event) => event.preventDefault()); // Esc would leave a page that can send nothing
  const frame = dialog.querySelector("iframe");
  frame.addEventListener("load", () => {
    const person = frame.contentDocument?.querySelector("[data-back-in]")?.dataset.backIn;
    if (person) welcomeBack(person, dialog);
  });
}

/** The same person goes on where they were; somebody else starts on their own page. */
function welcomeBack(person, dialog) {
  if (person !== document.documentElement.dataset.person) return location.assign("/quay/");
  for (const input of all("input[name=csrfmiddlewaretoken]")) input.value = csrfToken();
  heard();
  dialog.close();
  tell("back-in");
}

if (template && window.top === window.self) {
  heard();
  hear("contact", heard);
  hear("expired", signInAgain);
  setInterval(look, LOOK_EVERY_MS);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}
