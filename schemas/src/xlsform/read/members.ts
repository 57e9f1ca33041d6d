import { assembleForm, type FormParts } from "../../form/assemble.ts";
import type { FormNode } from "../../form/model.ts";

/**
 * `select_one ${member_name}` chooses among the members by a question of theirs: it becomes a choice among the roster in
 * which that question stands, and the question names the members on the screen.
 */
export function resolveMembers(parts: FormParts): FormParts {
  const form = assembleForm(parts);
  const naming = new Map<string, string>();
  for (const { settings } of form.questions.values()) {
    const named = typeof settings.roster === "string" ? form.questions.get(settings.roster) : undefined;
    const roster = named?.rosters.at(-1);
    if (named !== undefined && roster !== undefined) naming.set(roster, named.name);
  }
  if (naming.size === 0) return parts;
  const resolve = (node: FormNode): FormNode => {
    if (node.node === "question") {
      const roster = [...naming].find(([, question]) => question === node.settings.roster)?.[0];
      return roster === undefined ? node : { ...node, settings: { ...node.settings, roster } };
    }
    const children = node.children.map(resolve);
    const nameQuestion = naming.get(node.name);
    return node.node === "roster" && node.nameQuestion === undefined && nameQuestion !== undefined
      ? { ...node, nameQuestion, children }
      : { ...node, children };
  };
  return {
    ...parts,
    sections: parts.sections.map((section) => ({ ...section, children: section.children.map(resolve) })),
  };
}
