import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const OUTLINE = "node_modules/@tabler/icons/icons/outline";
const TEXT = /\.(css|js|svg)$/;
const SPEAKS_OF_CLASSES = /\.(html|py|js)$/;
const WORD = /[A-Za-z][\w-]*/g;
const CLASS = /\.((?:[\w-]|\\.)+)/g;

/** One <symbol> per named icon, from the shapes of Tabler's own file. */
function symbol(name) {
  const svg = readFileSync(join(OUTLINE, `${name}.svg`), "utf8");
  const shapes = svg.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "").replace(/<path stroke="none"[^>]*\/>/, "");
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, "")}</symbol>`;
}

/** `icons.svg` with only the icons that `listFile` names, one a line; and the mark shown in the browser's tab. */
export function iconSprite(listFile, markFile) {
  return {
    name: "icon-sprite",
    buildStart() {
      this.addWatchFile(listFile);
      const names = readFileSync(listFile, "utf8").split("\n").filter(Boolean);
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${names.map(symbol).join("")}</svg>`;
      this.emitFile({ type: "asset", name: "icons.svg", originalFileName: "src/icons.svg", source });
      this.emitFile({ type: "asset", name: "mark.svg", originalFileName: markFile, source: readFileSync(markFile) });
    },
  };
}

/** A .gz and a .br beside every text file, which WhiteNoise hands out as they are. */
export function compressed() {
  return {
    name: "compressed",
    async writeBundle({ dir }) {
      const names = await readdir(dir, { recursive: true });
      for (const path of names.filter((name) => TEXT.test(name)).map((name) => join(dir, name))) {
        const content = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      }
    },
  };
}

/** Every word of the templates and of what writes classes: a class that is none of them is on no page. */
function wordsOf(folders) {
  const words = new Set();
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true })) {
      if (!SPEAKS_OF_CLASSES.test(name) || name.includes("tests") || name.includes("static")) continue;
      for (const word of readFileSync(join(folder, name), "utf8").match(WORD) ?? []) words.add(word);
    }
  }
  return words;
}

/** For the sheet of that name: leaves out the rules of a layer that are for classes no page has, and values nothing asks for. */
export function onlyUsed(sheet, layer, folders) {
  return {
    postcssPlugin: "only-used",
    OnceExit(root) {
      if (basename(root.source?.input.file ?? "") !== sheet) return;
      const words = wordsOf(folders);
      const isUsed = (selector) => [...selector.matchAll(CLASS)].every(([, name]) => words.has(name));
      root.walkAtRules("layer", (rule) => {
        if (rule.params !== layer || !rule.nodes) return;
        rule.walkRules((each) => {
          if (/keyframes$/.test(each.parent.name ?? "")) return;
          const used = each.selectors.filter(isUsed);
          if (used.length === 0) each.remove();
          else if (used.length < each.selectors.length) each.selectors = used;
        });
      });
      dropUnasked(root);
      root.walkAtRules((rule) => {
        if (rule.nodes?.length === 0) rule.remove();
      });
    },
  };
}

/** Leaves out custom properties that no value asks for, again and again, since they ask for one another. */
function dropUnasked(root) {
  for (let dropped = 1; dropped > 0; ) {
    dropped = 0;
    const asked = new Set();
    root.walkDecls(({ value }) => {
      for (const [, name] of value.matchAll(/var\(\s*(--[\w-]+)/g)) asked.add(name);
    });
    root.walkDecls(/^--/, (declaration) => {
      if (asked.has(declaration.prop)) return;
      const rule = declaration.parent;
      declaration.remove();
      if (rule.nodes.length === 0) rule.remove();
      dropped += 1;
    });
  }
}
