import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { functions } from "../../../schemas/src/expression/functions/index.ts";
import { specialForms } from "../../../schemas/src/expression/special-forms.ts";
import { repositoryRoot } from "../../machine/shared.ts";

test("the documentation of the language names every function", () => {
  const readme = readFileSync(join(repositoryRoot, "schemas/src/expression/README.md"), "utf8");
  const missing = [...Object.keys(functions), ...Object.keys(specialForms)].filter(
    (name) => !readme.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});
