import { defineConfig } from "vite";
import { dataFolder } from "./build/data-folder.ts";
import { serviceWorker } from "./build/service-worker.ts";

export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    // An asset inside the page's own text would need a wider content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
  },
  worker: { format: "es", plugins: () => [dataFolder()] },
  plugins: [dataFolder(), serviceWorker()],
});
