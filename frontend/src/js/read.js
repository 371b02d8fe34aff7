// `Đọc to`: reads the main text with a Vietnamese voice of the device; the button stays hidden when there is none.
import { all, word } from "./page.js";

const LONGEST = 180; // some voices stop in the middle of longer texts
const synth = window.speechSynthesis;
const voice = () => synth?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith("vi"));

function sentences() {
  const text = document.querySelector("main").innerText;
  const parts = text.split(/(?<=[.!?…:])\s+|\n+/).filter((part) => /[\p{L}\d]/u.test(part));
  return parts.flatMap((part) => part.match(new RegExp(`.{1,${LONGEST}}(?=\\s|$)|.{1,${LONGEST}}`, "gu")));
}

function start() {
  synth.cancel();
  for (const sentence of sentences()) {
    const speech = new SpeechSynthesisUtterance(sentence);
    Object.assign(speech, { voice: voice(), lang: "vi-VN", rate: 0.95, onend: draw });
    synth.speak(speech);
  }
}

function toggle() {
  if (!synth.speaking) start();
  else if (synth.paused) synth.resume();
  else synth.pause();
  draw();
}

function draw() {
  const label = synth.speaking ? (synth.paused ? "resume" : "pause") : "read";
  for (const control of all("[data-read]")) {
    control.hidden = !voice();
    control.querySelector("span").textContent = word(label);
  }
  for (const control of all("[data-read-stop]")) control.hidden = !synth.speaking;
}

if (synth) {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-read]")) toggle();
    if (event.target.closest("[data-read-stop]")) synth.cancel();
    if (event.target.closest("[data-read-stop]")) draw();
  });
  synth.addEventListener?.("voiceschanged", draw);
  document.addEventListener("htmx:load", draw);
  window.addEventListener("pagehide", () => synth.cancel());
  draw();
}
