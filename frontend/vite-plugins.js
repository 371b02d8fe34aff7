import { readFileSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const OUTLINE = "node_modules/@tabler/icons/icons/outline";
const TEXT = /\.(css|js|svg)$/;

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
