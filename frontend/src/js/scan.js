// A card read by a scanner that types like a keyboard, or pasted: the line is sent and nothing of it stays on the page.
import htmx from "htmx.org";

function send(input) {
  if (!input.value.trim()) return;
  if (input.matches("[hx-post], [hx-get]")) htmx.trigger(input, "scan");
  else input.form?.requestSubmit();
  setTimeout(() => (input.value = "")); // the request holds its own copy by now
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches?.("[data-scan]")) return;
  event.preventDefault(); // else the browser would press the form's first button
  send(event.target);
});

document.addEventListener("paste", (event) => {
  const input = event.target;
  if (input.matches?.("[data-scan]")) setTimeout(() => send(input));
});
