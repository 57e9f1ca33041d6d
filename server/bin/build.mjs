// Builds the phone's app and the server, each only where one of its sources is newer than what was built from it:
// node server/bin/build.mjs [folder] puts them side by side into another folder than this one.
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "../..");
const into = process.argv[2] ?? root;
const common = ["package-lock.json", "tsconfig.json", "schemas/src"];
const rooms = [
  {
    folder: "survey-pwa",
    built: "index.html",
    sources: ["src", "worker", "build", "public", "index.html", "vite.config.ts"],
  },
  { folder: "server", built: "main.js", sources: ["src", "vite.config.ts", "../analysis/src"] },
];

for (const { folder, built, sources } of rooms) {
  const room = join(root, folder);
  const products = join(into, folder);
  const product = join(products, "dist", built);
  const inputs = [...common.map((path) => join(root, path)), ...sources.map((path) => join(room, path))];
  if (existsSync(product) && newest(inputs) < statSync(product).mtimeMs) continue;
  const started = new Date();
  console.error(`Building ${folder} …`);
  await build({
    root: room,
    configFile: join(room, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: join(products, "dist"), emptyOutDir: true },
  });
  if (products !== room) {
    mkdirSync(products, { recursive: true });
    copyFileSync(join(room, "package.json"), join(products, "package.json"));
  }
  // As old as its beginning, so that what changes while it is built is newer, and built next time
  utimesSync(product, started, started);
}

/** When anything in these files and folders changed last; a folder changes when a file in it comes or goes. */
function newest(paths) {
  return Math.max(
    ...paths.filter(existsSync).flatMap((path) => {
      const below = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }) : [];
      return [path, ...below.map((name) => join(path, name))].map((each) => statSync(each).mtimeMs);
    }),
  );
}
