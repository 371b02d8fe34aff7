// The dot in the bar: `data-network` is an address that answers quickly when the server is well.
import { announce, hear, tell, word } from "./page.js";

const EVERY_MS = 60_000;
const AGAIN_MS = 10_000; // while the line is bad
const SLOW_MS = 1500;
const GIVE_UP_MS = 8000;

const dot = document.querySelector("[data-network]");
let state = "online";
let timer = 0;

function show(found) {
  dot.hidden = false;
  dot.textContent = word(found);
  dot.dataset.state = found;
  dot.classList.toggle("is-kept", found === "offline"); // seen on a phone too
  if (found !== state) announce(word(found));
  if (found !== "offline" && state === "offline") tell("online");
  state = found;
}

async function probe() {
  const start = performance.now();
  try {
    const answer = await fetch(dot.dataset.network, { cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(GIVE_UP_MS) });
    if (!answer.ok && answer.status !== 503) return "offline"; // 503: the line is good, the house says it is not
    return performance.now() - start > SLOW_MS ? "slow" : "online";
  } catch {
    return "offline";
  }
}

async function check() {
  clearTimeout(timer);
  if (!document.hidden) show(navigator.onLine ? await probe() : "offline");
  timer = setTimeout(check, state === "online" ? EVERY_MS : AGAIN_MS);
}

if (dot) {
  window.addEventListener("online", check);
  window.addEventListener("offline", check);
  document.addEventListener("visibilitychange", check);
  document.addEventListener("htmx:sendError", check);
  hear("not-saved", check);
  check();
}
