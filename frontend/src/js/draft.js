// `<form data-draft="URL">` is saved as it is typed, one save at a time; until the server has it a copy stays on the device.
// Without an URL there is only the copy, known by `data-draft-key` or the page's address.
// `data-lost` is what is said while there is no line, `{giờ}` in it since when; such a form waits with being sent.
import { all, csrfToken, hear, note, tell, word } from "./page.js";
import { drop, keep, keyOf, read } from "./store.js";

const PAUSE_MS = 800;
const RETRY_MS = [5_000, 15_000, 60_000];
const drafts = new Map();

const isKept = (control) => control.name && !control.matches("[type=file], [type=password], [type=search], [data-scan], [name=csrfmiddlewaretoken]");
const clock = (moment) => new Date(moment).toLocaleTimeString("vi-VN", { hour12: false });

class Draft {
  constructor(form) {
    Object.assign(this, { form, key: keyOf(form), timer: 0, changed: false, sending: null, gone: false, failures: 0 });
    this.state = document.querySelector(`[data-draft-state="${form.id}"]`) ?? form.querySelector("[data-draft-state]") ?? document.querySelector("[data-draft-state]");
    this.offer();
  }

  touch(delay) {
    this.changed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  fields() {
    const data = new FormData(this.form);
    for (const control of this.form.elements) if (!isKept(control)) data.delete(control.name);
    return data;
  }

  copy(marks) {
    if (this.form.dataset.draftDevice === "off") return false;
    return keep(this.key, { at: Date.now(), fields: [...this.fields()], ...marks });
  }

  async save() {
    clearTimeout(this.timer);
    if (!this.changed || this.sending) return; // a save under way sees the change when it ends
    this.changed = this.gone = false;
    this.kept = this.copy();
    if (!this.form.dataset.draft) return;
    this.sending = new AbortController();
    this.show(word("saving"));
    const answer = await this.post().catch(() => null);
    this.sending = null;
    if (this.gone) return;
    if (answer?.ok) await this.saved(answer);
    else await this.failed(answer);
  }

  post(keepalive = false) {
    const headers = { "X-CSRFToken": csrfToken(), "X-Draft": "1" };
    return fetch(this.form.dataset.draft, { method: "POST", body: this.fields(), headers, redirect: "manual", keepalive, signal: this.sending?.signal });
  }

  async saved(answer) {
    this.failures = this.lostAt = 0;
    const { saved_at: at } = await answer.json().catch(() => ({}));
    this.show(`${word("saved")} ${at ?? clock(Date.now())}`);
    tell("contact");
    if (this.changed) this.touch(PAUSE_MS);
    else drop(this.key);
  }

  async failed(answer) {
    this.changed = true;
    const { message } = (await answer?.json().catch(() => null)) ?? {};
    const text = message ?? (answer ? null : this.lost()) ?? word(this.kept ? "not-saved" : "not-kept");
    this.show(note("bad", text, { [word("retry")]: () => this.save() }));
    this.timer = setTimeout(() => this.save(), RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]);
    tell(answer?.type === "opaqueredirect" || answer?.status === 401 ? "expired" : "not-saved");
  }

  /** What is said without a line, when the form has words for it and the device could keep the copy. */
  lost() {
    const words = this.form.dataset.lost;
    if (!words || !this.kept) return null;
    this.lostAt ||= Date.now();
    return words.replace("{giờ}", new Date(this.lostAt).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" }));
  }

  show(content) {
    this.state?.replaceChildren(content);
  }

  /** What an earlier visit could not send is offered, never put back unasked. */
  offer() {
    const copy = read(this.key);
    if (!copy) return;
    if (document.querySelector(".mc-errors, [data-draft-given]")) return drop(this.key); // the server has given it all back
    const forget = () => (drop(this.key), this.show(""));
    this.show(note("check", `${word("found")} ${clock(copy.at)}.`, { [word("restore")]: () => this.restore(copy), [word("discard")]: forget }));
  }

  restore({ fields }) {
    const values = Map.groupBy ? Map.groupBy(fields, ([name]) => name) : grouped(fields);
    for (const control of [...this.form.elements].filter(isKept)) {
      const given = (values.get(control.name) ?? []).map(([, value]) => value);
      if (control.matches("[type=checkbox], [type=radio]")) control.checked = given.includes(control.value);
      else if (given.length) control.value = values.get(control.name).shift()[1];
    }
    this.show(word("restored"));
    this.touch(0);
  }

  leave() {
    if (!this.changed) return;
    this.copy();
    if (this.form.dataset.draft) this.post(true).then((answer) => answer.ok && drop(this.key), () => {});
  }

  /** The form itself is on its way: a draft that came in after it would be one too many. */
  sent() {
    clearTimeout(this.timer);
    this.gone = Boolean(this.sending);
    this.sending?.abort();
    if (this.changed || this.failures || read(this.key)) this.copy({ sent: true });
    this.changed = false;
  }
}

function grouped(pairs) {
  const groups = new Map();
  for (const pair of pairs) groups.set(pair[0], [...(groups.get(pair[0]) ?? []), pair]);
  return groups;
}

function draftOf(control) {
  const form = control?.form;
  if (!form?.matches("[data-draft]") || !isKept(control)) return null;
  return start(form);
}

function start(form) {
  if (!drafts.has(form)) drafts.set(form, new Draft(form));
  return drafts.get(form);
}

document.addEventListener("input", ({ target }) => draftOf(target)?.touch(PAUSE_MS));
document.addEventListener("change", ({ target }) => draftOf(target)?.touch(0));
const staysHere = ({ target, submitter }) => (submitter?.formTarget || target.target) === "_blank"; // a preview sends nothing
// without a line the browser would put its own page in place of what was typed
document.addEventListener("submit", (event) => {
  if (navigator.onLine || !event.target.dataset.lost) return;
  event.preventDefault();
  const draft = start(event.target);
  draft.kept = draft.copy();
  draft.failed(null);
}, true);
document.addEventListener("submit", (event) => !event.defaultPrevented && !staysHere(event) && drafts.get(event.target)?.sent());
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.requestConfig?.verb !== "post") return;
  const draft = drafts.get(detail.elt) ?? drafts.get(detail.elt.form); // a button's own post carries its whole form
  if (draft && detail.successful) (clearTimeout(draft.timer), (draft.changed = false), drop(draft.key));
});
document.addEventListener("htmx:load", ({ detail }) => all("form[data-draft]", detail.elt).forEach(start));
document.addEventListener("visibilitychange", () => document.hidden && drafts.forEach((draft) => draft.save()));
window.addEventListener("pagehide", () => drafts.forEach((draft) => draft.leave()));
window.addEventListener("beforeunload", (event) => {
  if ([...drafts.values()].some((draft) => draft.failures && !draft.kept)) event.preventDefault();
});
window.addEventListener("online", () => drafts.forEach((draft) => draft.save()));
hear("online", () => drafts.forEach((draft) => draft.save()));
hear("back-in", () => drafts.forEach((draft) => draft.save()));
all("form[data-draft]").forEach(start);
