import { carriedNames } from "../../expression/carried.ts";
import { parseExpression } from "../../expression/parse.ts";
import { staticType } from "../../expression/static-type.ts";
import { type Expression, ExpressionError } from "../../expression/syntax.ts";
import { assembleForm, type FormParts } from "../../form/assemble.ts";
import type { Form, FormNode, Group, Question, Role } from "../../form/model.ts";
import { kinds } from "../../kinds/index.ts";
import type { Kind } from "../../kinds/kind.ts";
import { words } from "./words.ts";

const passes = 20;

/**
 * Says of computed questions what a sheet does not: whether the result is a number, a date or a text, and that what is
 * made of an identifier is one too. One calculation may read another, so this is repeated until nothing changes.
 */
export function inferCalculations(
  parts: FormParts,
  withoutRole: ReadonlySet<string>,
  measured: ReadonlySet<string>,
): FormParts {
  let current = parts;
  for (let pass = 0; pass < passes; pass += 1) {
    const form = assembleForm(current);
    let changed = false;
    const next = mapQuestions(current.sections, (question) => {
      const kind: Kind = kinds[question.kind];
      const tree = treeOf(kind.calculation?.(question));
      if (tree === undefined) return question;
      const measure = measured.has(question.name) ? question.settings.measure : (measureOf(tree, form) ?? "text");
      const carries = carriedNames(tree).some((name) => form.questions.get(name)?.role === "identifier");
      const role: Role = withoutRole.has(question.name) && carries ? "identifier" : question.role;
      if (measure === question.settings.measure && role === question.role) return question;
      changed = true;
      const closed =
        role === question.role ? {} : ({ role, sensitivity: "medium", purpose: words.unknownPurpose } as const);
      return { ...question, ...closed, settings: { ...question.settings, measure } };
    });
    current = { ...current, sections: next };
    if (!changed) break;
  }
  return current;
}

function mapQuestions(sections: readonly Group[], change: (question: Question) => Question): readonly Group[] {
  const visit = (node: FormNode): FormNode =>
    node.node === "question" ? change(node) : { ...node, children: node.children.map(visit) };
  return sections.map((section) => ({ ...section, children: section.children.map(visit) }));
}

function treeOf(source: string | undefined): Expression | undefined {
  if (source === undefined) return undefined;
  try {
    return parseExpression(source);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** Number or date where every branch gives one; an empty text fits to both. Undefined for the empty text alone. */
function measureOf(tree: Expression, form: Form): "number" | "date" | "text" | undefined {
  if (tree.type === "text" && tree.value === "") return undefined;
  if (tree.type === "call" && (tree.name === "if" || tree.name === "coalesce")) {
    const branches = tree.args.slice(tree.name === "if" ? 1 : 0).map((branch) => measureOf(branch, form));
    const said = new Set(branches.filter((branch) => branch !== undefined));
    return said.size > 1 ? "text" : [...said][0];
  }
  if (tree.type === "call" && tree.name === "once" && tree.args[0] !== undefined) return measureOf(tree.args[0], form);
  const { type } = staticType(tree, form, undefined);
  return type === "number" || type === "date" ? type : "text";
}
