// `data-presence="/quay/ho-so/…/dang-mo/" data-every="45"`: says that the page is still open, shows who else has it open.
import { all } from "./page.js";

/** Being open is no use: the session ends as if nobody had asked, and what fails is asked again the next time. */
async function say(element) {
  const headers = { "X-Watching": "1" };
  const answer = await fetch(element.dataset.presence, { headers, redirect: "manual" }).catch(() => null);
  if (answer?.status !== 200) return;
  const words = await answer.text();
  if (words !== element.textContent) element.textContent = words;
}

for (const element of all("[data-presence]"))
  setInterval(() => document.hidden || say(element), 1000 * Number(element.dataset.every));
