import { walk } from "../assemble.ts";
import type { Form } from "../model.ts";
import { error, type FormProblem } from "./problem.ts";

/** Choice lists that are empty, have a code twice, or are not there. */
export function checkLists(form: Form): readonly FormProblem[] {
  const missing = [...walk(form.sections)].flatMap((node) =>
    node.node === "question" && node.list !== undefined && !form.lists.has(node.list)
      ? [error("list", node.name, `There is no choice list "${node.list}"`)]
      : [],
  );
  const wrong = [...form.lists.values()].flatMap((list) => {
    if (list.source === "project") return [];
    if (list.choices.length === 0) return [error("empty-list", list.name, "The choice list is empty")];
    const codes = list.choices.map((choice) => choice.code);
    const seen = new Set<string>();
    const twice = codes.filter((code) => seen.size === seen.add(code).size);
    const spaced = codes.filter((code) => /\s/.test(code) || code === "");
    return [
      ...twice.map((code) => error("choice-code", list.name, `The code "${code}" is there twice. Rename one`)),
      ...spaced.map((code) =>
        error("choice-code", list.name, `The code "${code}" has a blank, which parts several answers. Use _`),
      ),
    ];
  });
  return [...missing, ...wrong];
}
