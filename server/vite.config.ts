import { defineConfig } from "vite";

/**
 * One file for Node, `dist/main.js`. The rooms of this repository are bundled from their source; what comes from npm is
 * loaded from there, as the embedded database looks for its own files beside itself.
 */
export default defineConfig({
  root: import.meta.dirname,
  // Its messages are for whoever builds; an operator starts a server
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  ssr: { noExternal: [/^@returns\//], target: "node" },
  build: {
    ssr: "src/main.ts",
    outDir: "dist",
    target: "node20",
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
  },
});
