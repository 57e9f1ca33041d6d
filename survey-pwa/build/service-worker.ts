import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { build, type Plugin, type ResolvedConfig } from "vite";

/** One file that the service worker keeps. `revision` is null when the file's name changes with its content. */
interface KeptFile {
  readonly url: string;
  readonly revision: string | null;
}

/**
 * Builds the service worker after everything else, with the list of all files that the app is made of: with them on the
 * phone it starts and works without network.
 */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "returns:service-worker",
    apply: "build",
    configResolved: (resolved) => {
      config = resolved;
    },
    writeBundle: async (_, bundle) => {
      const outDir = resolve(config.root, config.build.outDir);
      const built = Object.keys(bundle).filter((name) => !neverAsked.test(name));
      const kept = [...built, ...filesIn(config.publicDir)].map((name) => keptFile(name, outDir, config.publicDir));
      await build({
        configFile: false,
        root: config.root,
        logLevel: config.logLevel ?? "info",
        publicDir: false,
        define: { keptFiles: JSON.stringify(kept) },
        build: {
          target: "es2022",
          outDir,
          emptyOutDir: false,
          copyPublicDir: false,
          rollupOptions: {
            input: join(import.meta.dirname, "../worker/service-worker.ts"),
            output: { format: "iife", entryFileNames: "service-worker.js" },
          },
        },
      });
    },
  };
}

/** The program that makes empty databases: the phone starts from a prebuilt one. */
const neverAsked = /\binitdb\b.*\.wasm$/;

function keptFile(name: string, outDir: string, publicDir: string): KeptFile {
  const isNamedByContent = /^assets\/.+-[\w-]{8,}\.\w+$/.test(name);
  if (isNamedByContent) return { url: `/${name}`, revision: null };
  const content = readFileSync(join(existsSync(join(outDir, name)) ? outDir : publicDir, name));
  return { url: `/${name}`, revision: createHash("sha256").update(content).digest("hex").slice(0, 16) };
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    : [];
