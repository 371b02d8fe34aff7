import { defineConfig } from "vite";
import { compressed, iconSprite, onlyUsed } from "./vite-plugins.js";

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [iconSprite("icons.txt", "src/mark.svg"), compressed()],
  css: { postcss: { plugins: [onlyUsed("public.css", "tabler", ["../src/motcua", "src/js"])] } },
  build: {
    outDir: "../src/motcua/foundation/ui/static/build",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsInlineLimit: 0, // the content security policy takes fonts and scripts from files only
    modulePreload: false, // the templates write the preload links
    target: ["chrome109", "firefox115", "safari16.4"], // the last Chrome on Windows 7, still met in offices
    rollupOptions: {
      input: { app: "src/app.js", style: "src/app.css", public: "src/public.css", kiosk: "src/kiosk.js", hall: "src/kiosk.css" },
      onwarn(warning, warn) {
        if (warning.code !== "EVAL") warn(warning); // htmx holds one eval, which htmx.config.allowEval=false shuts
      },
    },
  },
});
