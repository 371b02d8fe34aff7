// The touch screen in the hall: a Vietnamese keyboard below the field, and a wiped screen for whoever comes next.
const ASK_MS = 60_000;
const WIPE_MS = 25_000;
const WORDS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "ăâđêôơư"];
const CODE = ["1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM.-"];
const TONES = ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const VOWEL = /[aăâeêioôơuưy]/i;

/** The text with `tone` on the last vowel of its last word; the same tone again takes it off. */
function toned(text, tone) {
  const letters = [...text.normalize("NFC")];
  for (let at = letters.length - 1; at >= 0 && letters[at] !== " "; at -= 1) {
    const bare = letters[at].normalize("NFD").replace(TONE, "");
    if (!VOWEL.test(bare.normalize("NFC"))) continue;
    const had = letters[at].normalize("NFD").includes(tone);
    letters[at] = (had ? bare : bare + tone).normalize("NFC");
    break;
  }
  return letters.join("");
}

function change(field, text) {
  field.value = text.slice(0, field.maxLength);
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function key(row, label, act, spoken = label, wide = false) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = wide ? "btn is-wide" : "btn";
  button.textContent = label;
  if (spoken !== label) button.setAttribute("aria-label", spoken);
  button.addEventListener("click", act);
  row.append(button);
}

function rowOf(board) {
  const row = document.createElement("div");
  board.append(row);
  return row;
}

function drawKeys(board, field) {
  const code = field.dataset.keys === "code";
  for (const letters of code ? CODE : WORDS) {
    const row = rowOf(board);
    for (const letter of letters) key(row, letter, () => change(field, field.value + letter));
  }
  const last = rowOf(board);
  if (!code) {
    const names = board.dataset.tones.split(", ");
    TONES.forEach((tone, n) => key(last, `a${tone}`.normalize("NFC"), () => change(field, toned(field.value, tone)), names[n]));
    key(last, board.dataset.space, () => change(field, `${field.value} `), board.dataset.space, true);
  }
  key(last, "⌫", () => change(field, [...field.value.normalize("NFC")].slice(0, -1).join("")), board.dataset.back);
  key(last, board.dataset.clear, () => change(field, ""), board.dataset.clear, true);
  key(last, board.dataset.hide, () => (board.hidden = true), board.dataset.hide, true);
  field.inputMode = "none"; // the device's own keyboard would cover ours
  for (const kind of ["focus", "click"]) field.addEventListener(kind, () => open(board, field));
  if (document.activeElement === field) open(board, field);
}

function open(board, field) {
  if (!board.hidden) return;
  board.hidden = false;
  field.form.scrollIntoView();
}

const field = document.querySelector("[data-keys]");
const board = document.querySelector("[data-keyboard]");
if (field && board) drawKeys(board, field);

let asking = null;
let quiet = 0;

function wipe() {
  document.querySelector("[data-wipe]").submit();
}

function ask() {
  asking = document.getElementById("con-o-day").content.querySelector("dialog").cloneNode(true);
  document.body.append(asking);
  asking.addEventListener("close", () => {
    asking.remove();
    asking = null;
    heard();
  });
  asking.showModal();
  quiet = setTimeout(wipe, WIPE_MS);
}

function heard() {
  if (asking) return;
  clearTimeout(quiet);
  quiet = setTimeout(ask, ASK_MS);
}

const isFirst = !document.querySelector("[data-wipe] button") && document.documentElement.dataset.text === "100";
if (!isFirst) {
  for (const kind of ["pointerdown", "keydown", "scroll"]) addEventListener(kind, heard, { passive: true });
  heard();
}
