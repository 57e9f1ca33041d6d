import { defineConfig } from "vite";
import { dataFolder } from "./build/data-folder.ts";
import { serviceWorker } from "./build/service-worker.ts";

/** PGlite has an `eval` for a case that never comes here: the content security policy would not let it run. */
const checks = { eval: false, pluginTimings: false };

export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    // An asset inside the page's own text would need a wider content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
    rolldownOptions: { checks },
  },
  worker: { format: "es", plugins: () => [dataFolder()], rolldownOptions: { checks } },
  plugins: [dataFolder(), serviceWorker()],
});
