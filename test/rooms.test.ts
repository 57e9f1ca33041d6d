import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "./machine/shared.ts";

/** Which rooms each room may use. Nothing else, ever: see the map in README. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  schemas: [],
  analysis: ["schemas"],
  server: ["schemas", "analysis"],
  "survey-pwa": ["schemas"],
};

const rooms: readonly string[] = [...Object.keys(mayUse), "test"];

const sourceFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/](node_modules|dist)[\\/]/.test(file));

/** What a file imports, by `import … from`, `export … from`, `import()` and `new URL(…, import.meta.url)`. */
const imports = (file: string): string[] =>
  [
    ...readFileSync(file, "utf8").matchAll(/(?:from\s+|import\s*\(\s*|import\s+|new URL\(\s*)["']([^"']+)["']/g),
  ].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));

const roomOf = (file: string, specifier: string): string | undefined => {
  const named = /^@returns\/([^/]+)/.exec(specifier)?.[1];
  if (named !== undefined) return named;
  if (!specifier.startsWith(".")) return undefined;
  return relative(repositoryRoot, join(file, "..", specifier)).split(/[\\/]/)[0];
};

for (const [room, allowed] of Object.entries(mayUse)) {
  test(`${room} uses ${allowed.length === 0 ? "no other room" : `only ${allowed.join(" and ")}`}`, () => {
    const files = sourceFiles(join(repositoryRoot, room));
    expect(files.length).toBeGreaterThan(0);
    const trespasses = files.flatMap((file) =>
      imports(file).flatMap((specifier) => {
        const target = roomOf(file, specifier);
        const fine = target === undefined || !rooms.includes(target) || target === room || allowed.includes(target);
        return fine ? [] : [`${relative(repositoryRoot, file)} imports ${specifier}`];
      }),
    );
    expect(trespasses).toEqual([]);
  });
}

test("the phone never carries Arquero or Vega", () => {
  const heavy = sourceFiles(join(repositoryRoot, "survey-pwa")).filter((file) =>
    imports(file).some((specifier) => /^(arquero|vega)/.test(specifier)),
  );
  expect(heavy).toEqual([]);
});

test("the pure rooms reach for nothing outside themselves but their libraries", () => {
  const pure = [join(repositoryRoot, "schemas/src"), join(repositoryRoot, "analysis/src")].flatMap(sourceFiles);
  const impure = pure.flatMap((file) =>
    imports(file)
      .filter((specifier) => specifier.startsWith("node:"))
      .map((specifier) => `${relative(repositoryRoot, file)} imports ${specifier}`),
  );
  expect(impure).toEqual([]);
});
