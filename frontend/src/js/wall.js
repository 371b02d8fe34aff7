// Tiles of a wall by keyboard: arrows move from one to the next as they stand, Home and End to the first and last.
import { all } from "./page.js";
import { isFree, pressed } from "./keys.js";

const tiles = () => all(".mc-wall .mc-tile-open");
const middle = ({ left, right }) => (left + right) / 2;

/** The tile of the nearest row above (-1) or below (1) that stands most nearly over or under `here`. */
function across(here, way) {
  const from = here.getBoundingClientRect();
  const boxes = tiles().map((tile) => ({ tile, box: tile.getBoundingClientRect() }));
  const beyond = boxes.filter(({ box }) => (box.top - from.top) * way > 1);
  const row = Math.min(...beyond.map(({ box }) => (box.top - from.top) * way));
  const level = beyond.filter(({ box }) => (box.top - from.top) * way - row < 1);
  const off = ({ box }) => Math.abs(middle(box) - middle(from));
  return level.sort((one, other) => off(one) - off(other))[0]?.tile;
}

const beside = (here, step) => tiles()[tiles().indexOf(here) + step];

const MOVES = {
  ArrowLeft: (here) => beside(here, -1),
  ArrowRight: (here) => beside(here, 1),
  ArrowUp: (here) => across(here, -1),
  ArrowDown: (here) => across(here, 1),
  Home: () => tiles()[0],
  End: () => tiles().at(-1),
};

document.addEventListener("keydown", (event) => {
  const key = pressed(event);
  const here = event.target.closest?.(".mc-wall .mc-tile-open");
  const enters = event.target === document.body && key === "ArrowRight"; // up and down still scroll the page
  if (!(here ? key in MOVES : enters) || !isFree(event)) return;
  const next = here ? MOVES[key](here) : tiles()[0];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
