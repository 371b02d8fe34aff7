// Signature pad: <canvas data-ink="id of a hidden input">. Always dark ink on white, as it will be printed.
// A picture that the input already holds, as after a refusal, is drawn again.
import { all } from "./page.js";

const INK = "#1b2430";

function prepare(canvas) {
  if (canvas.dataset.ready) return;
  canvas.dataset.ready = "yes";
  const output = document.getElementById(canvas.dataset.ink);
  const pen = canvas.getContext("2d");
  let drawing = false;

  function blank() {
    const scale = window.devicePixelRatio || 1;
    [canvas.width, canvas.height] = [canvas.clientWidth * scale, canvas.clientHeight * scale];
    pen.scale(scale, scale);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    Object.assign(pen, { strokeStyle: INK, lineWidth: 2.2, lineCap: "round", lineJoin: "round" });
  }
  function redraw(picture) {
    const drawn = new Image();
    drawn.addEventListener("load", () => {
      const scale = Math.min(canvas.clientWidth / drawn.width, canvas.clientHeight / drawn.height);
      pen.drawImage(drawn, 0, 0, drawn.width * scale, drawn.height * scale);
    });
    drawn.src = picture;
  }
  function give(picture) {
    output.value = picture;
    output.dispatchEvent(new Event("change", { bubbles: true })); // a draft hears it
  }
  function draw(event) {
    if (!drawing) return;
    pen.lineTo(event.offsetX, event.offsetY);
    pen.stroke();
  }
  canvas.addEventListener("pointerdown", (event) => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(event.offsetX, event.offsetY);
    draw(event);
  });
  canvas.addEventListener("pointermove", draw);
  canvas.addEventListener("pointerup", () => {
    drawing = false;
    give(canvas.toDataURL("image/png"));
  });
  canvas.addEventListener("mc:clear", () => (blank(), give("")));
  blank();
  if (output.value) redraw(output.value);
}

document.addEventListener("click", (event) => {
  const again = event.target.closest("[data-ink-clear]");
  if (again) document.getElementById(again.dataset.inkClear)?.dispatchEvent(new Event("mc:clear"));
});
document.addEventListener("htmx:load", ({ detail }) => all("canvas[data-ink]", detail.elt).forEach(prepare));
all("canvas[data-ink]").forEach(prepare);
