// htmx: no eval, no inline style, no history on the device; 422 is a page like any other.
import htmx from "htmx.org";
import { all, announce, csrfToken, tell, word } from "./page.js";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0, // pages hold personal data
  defaultSettleDelay: 0, // a new button is ours from the moment it is seen, not 20 ms later
  refreshOnHistoryMiss: true,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});

let opener = null; // what had focus before a panel opened
let panel = null; // the popover that was open before a swap

function whenSwapped(root) {
  const spoken = root.matches("[data-announce]") ? root : root.querySelector("[data-announce]");
  if (spoken) announce(spoken.textContent.trim());
  const panel = root.matches("[data-focus]") ? root : root.querySelector("[data-focus]");
  if (panel) takeFocus(panel);
}

function takeFocus(panel) {
  if (!panel.hasAttribute("tabindex")) panel.tabIndex = -1;
  panel.focus();
}

function isLoginPage(address) {
  const layer = document.getElementById("hop-dang-nhap")?.content.querySelector("iframe");
  return Boolean(layer && address && new URL(address).pathname === new URL(layer.src, location).pathname);
}

document.addEventListener("htmx:configRequest", ({ detail }) => (detail.headers["X-CSRFToken"] = csrfToken()));
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  opener = document.activeElement;
  detail.target.setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  detail.target.removeAttribute("aria-busy");
  if (detail.successful) tell("contact");
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status !== 401 && !isLoginPage(detail.xhr.responseURL)) return;
  detail.shouldSwap = false;
  tell("expired");
});
// A panel that is open stays open over the swap that brings it up to date.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  panel = "closes" in detail.requestConfig.elt.dataset ? null : document.querySelector("[popover]:popover-open")?.id;
});
document.addEventListener("htmx:afterSettle", () => panel && document.getElementById(panel)?.showPopover());
document.addEventListener("htmx:afterSettle", ({ detail }) => whenSwapped(detail.elt));
// What a save would replace by the same again is left alone: a press that lasts over it must find its button.
document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
  if (detail.fragment.firstElementChild?.isEqualNode(detail.target)) detail.shouldSwap = false;
});
document.addEventListener("htmx:sendError", () => loud(word("not-sent")));
document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  if (xhr.status !== 401) loud(word([403, 404, 409].includes(xhr.status) ? "not-allowed" : "not-done"));
});
document.addEventListener("announce", ({ detail }) => announce(detail.value));

/** A failed request is seen, and spoken, until the next one. */
function loud(text) {
  const box = document.createElement("div");
  box.className = "mc-messages is-loud";
  box.innerHTML = '<p class="mc-note" data-kind="bad" role="alert"></p>';
  box.firstChild.textContent = text;
  all(".mc-messages.is-loud").forEach((old) => old.remove());
  document.body.append(box);
}
document.addEventListener("htmx:beforeRequest", () => all(".mc-messages.is-loud").forEach((old) => old.remove()));

/** Esc inside a panel that took focus gives it back. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || !event.target.closest?.("[data-focus]")) return;
  if (!opener?.isConnected || opener === document.body) return;
  event.preventDefault();
  opener.focus();
});

const wrong = document.querySelector(".mc-errors[data-focus]");
if (wrong) takeFocus(wrong);
