import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { repositoryRoot } from "./machine/shared.ts";

interface Example {
  readonly where: string;
  readonly code: string;
}

const folder = join(repositoryRoot, "test/.artifacts/examples");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

/** The lines of a ```ts block inside a doc comment, without the leading stars. */
const withoutStars = (block: string): string => block.replace(/^[ \t]*\* ?/gm, "");

const examplesIn = (file: string): Example[] => {
  const text = readFileSync(file, "utf8");
  const comments = file.endsWith(".md")
    ? [text]
    : [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].map((match) => withoutStars(match[0]));
  return comments.flatMap((comment) =>
    [...comment.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map((match, index) => ({
      where: `${relative(repositoryRoot, file)}${index === 0 ? "" : ` (${index + 1})`}`,
      code: match[1] ?? "",
    })),
  );
};

const sources = ["schemas/src", "analysis/src", "server/src"].flatMap((room) =>
  readdirSync(join(repositoryRoot, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);
const examples = [join(repositoryRoot, "README.md"), ...sources].flatMap(examplesIn);

describe("every example in a doc comment or in README runs and is right", () => {
  test("there are examples, and each of them expects something", () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.filter((example) => !example.code.includes("expect(")).map((example) => example.where)).toEqual([]);
  });

  for (const [index, example] of examples.entries()) {
    test(example.where, async () => {
      const file = join(folder, `example-${index}.ts`);
      const preamble = example.code.includes('from "vitest"') ? "" : 'import { expect } from "vitest";\n';
      writeFileSync(file, preamble + example.code);
      await import(/* @vite-ignore */ pathToFileURL(file).href);
    });
  }
});
