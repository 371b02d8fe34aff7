// `data-timer="41"`: mm:ss, counted on from the seconds the server says were used (the PC's own clock may be wrong).
import { all } from "./page.js";

const started = new WeakMap();
const two = (number) => String(number).padStart(2, "0");

function show(element) {
  if (!started.has(element)) started.set(element, performance.now() - 1000 * Number(element.dataset.timer));
  const seconds = Math.floor((performance.now() - started.get(element)) / 1000);
  const limit = Number(element.dataset.timerLimit || 0);
  element.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  const bar = element.closest(".mc-time")?.querySelector("[data-timer-bar]");
  if (!bar || !limit) return;
  [bar.max, bar.value] = [limit, Math.min(seconds, limit)];
  bar.dataset.state = seconds > limit ? "late" : seconds > 0.8 * limit ? "soon" : "ok";
}

function tick() {
  all("[data-timer]:not([data-timer-stopped])").forEach(show);
}
setInterval(tick, 1000);
tick();
