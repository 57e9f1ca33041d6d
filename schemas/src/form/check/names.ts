import { walk } from "../assemble.ts";
import type { Form } from "../model.ts";
import { namePattern } from "../wire-schema.ts";
import { error, type FormProblem } from "./problem.ts";

/** Names that JavaScript's own objects answer to. */
const reserved = new Set(["__proto__", "prototype", ...Object.getOwnPropertyNames(Object.prototype)]);

// Letters of other scripts that look like Latin ones
const lookAlikes: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  х: "x",
  у: "y",
  і: "i",
  ѕ: "s",
  ј: "j",
  ο: "o",
  α: "a",
  ν: "v",
  ι: "i",
};

/** Names that cannot be used, or that two people would take for the same. */
export function checkNames(form: Form): readonly FormProblem[] {
  const names = [...walk(form.sections)].map((node) => node.name);
  const seen = new Map<string, string>();
  return names.flatMap((name) => {
    const found: FormProblem[] = [];
    if (reserved.has(name)) {
      found.push(error("reserved-name", name, `Cannot use the name "${name}" as it is reserved. Choose another`));
    } else if (!namePattern.test(name)) {
      found.push(
        error(
          "name",
          name,
          `Cannot use the name "${name}" (${codePoints(name)}): begin with a letter, then letters, digits, _ . or -, 64 at most`,
        ),
      );
    }
    const skeleton = [...name.normalize("NFKC").toLowerCase()].map((letter) => lookAlikes[letter] ?? letter).join("");
    const other = seen.get(skeleton);
    if (other !== undefined) found.push(error("look-alike", name, `"${other}" and "${name}" look alike. Rename one`));
    seen.set(skeleton, name);
    return found;
  });
}

const codePoints = (name: string): string =>
  [...name]
    .slice(0, 70)
    .map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`)
    .join(" ");
