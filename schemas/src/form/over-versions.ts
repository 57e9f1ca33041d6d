import { assembleForm } from "./assemble.ts";
import type { Choice, ChoiceList, Form, FormNode, Group, Question } from "./model.ts";

/**
 * A form for reading what was answered under several of its versions: the newest one, with the questions and choices that
 * only earlier ones have. So no answer of an earlier version lacks its column or its code, whatever was published since.
 *
 * It has the hash of the newest. Rosters that the newest no longer has are left out.
 *
 * @param earlier versions in any order; what `compareForms` lets pass
 *
 * @example
 * ```ts
 * import { formOverVersions } from "@returns/schemas";
 * import { forms } from "@returns/schemas/forms";
 * import { expect } from "vitest";
 *
 * expect(formOverVersions(forms.listing, [forms.listing])).toBe(forms.listing);
 * ```
 */
export function formOverVersions(newest: Form, earlier: readonly Form[]): Form {
  const others = earlier.filter(({ hash }) => hash !== newest.hash);
  if (others.length === 0) return newest;
  const lists = new Map(newest.lists);
  const gone = new Map<string, Question>();
  for (const form of others) {
    for (const question of form.questions.values()) {
      const twin = newest.questions.get(question.name);
      if (twin === undefined && question.rosters.every((roster) => newest.rosters.has(roster))) {
        gone.set(question.name, question);
      }
      const before = form.lists.get(question.list ?? "");
      const name = twin?.list ?? before?.name ?? "";
      if (before !== undefined) lists.set(name, together(lists.get(name), { ...before, name }));
    }
  }
  const { id, version, title, languages, checks, hash } = newest;
  const missing = [...gone.values()];
  const sections = newest.sections.map((section) => ({ ...section, children: withGone(section.children, missing) }));
  const household = missing.filter(({ rosters }) => rosters.length === 0);
  return assembleForm({
    ...{ id, version, title, languages, checks, hash },
    sections: household.length === 0 ? sections : [...sections, earlierQuestions(household, newest)],
    lists: [...lists.values()],
  });
}

/** A list with the choices that only the other one has, at the end. */
function together(list: ChoiceList | undefined, other: ChoiceList): ChoiceList {
  if (list === undefined) return other;
  if (list.source === "project" || other.source === "project") return list;
  const codes = new Set(list.choices.map(({ code }) => code));
  const more: readonly Choice[] = other.choices.filter(({ code }) => !codes.has(code));
  return more.length === 0 ? list : { ...list, choices: [...list.choices, ...more] };
}

/** The same nodes, each roster with the questions that it had. */
const withGone = (nodes: readonly FormNode[], gone: readonly Question[]): readonly FormNode[] =>
  nodes.map((node) => {
    if (node.node === "question") return node;
    const own = node.node === "roster" ? gone.filter(({ rosters }) => rosters.at(-1) === node.name) : [];
    return { ...node, children: [...withGone(node.children, gone), ...own] };
  });

function earlierQuestions(children: readonly Question[], { questions, rosters }: Form): Group {
  let name = "earlier_versions";
  while (questions.has(name) || rosters.has(name)) name += "_";
  const label = { en: "Earlier versions", ar: "نسخ سابقة", fr: "Versions antérieures" };
  return { node: "group", name, label, children };
}
