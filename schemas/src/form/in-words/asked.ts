import type { Expression, Operator } from "../../expression/syntax.ts";
import { kinds } from "../../kinds/index.ts";
import type { Form } from "../model.ts";

/** A test that asks whether an answer is one of some codes, or has one of them among it. */
export interface Asked {
  readonly how: "is" | "isNot" | "includes" | "lacks";
  readonly question: string;
  readonly codes: readonly string[];
}

/** What a test of codes asks; undefined for anything else. */
export function askedBy(tree: Expression, form: Form): Asked | undefined {
  if (tree.type === "operation") {
    if (tree.operator !== "=" && tree.operator !== "!=") return undefined;
    const [question, code] = [nameIn(tree.left), tree.right];
    if (question === undefined || code.type !== "text" || code.value === "") return undefined;
    return { how: tree.operator === "=" ? "is" : "isNot", question, codes: [code.value] };
  }
  if (tree.type !== "call") return undefined;
  const [first, second] = tree.args;
  if (tree.name === "not" && first !== undefined) {
    const asked = askedBy(first, form);
    return asked === undefined ? undefined : { ...asked, how: opposite[asked.how] };
  }
  const question = nameIn(first);
  if (tree.name !== "selected" || question === undefined || second?.type !== "text") return undefined;
  const declared = form.questions.get(question);
  const several = declared !== undefined && kinds[declared.kind].measure(declared) === "categories";
  return { how: several ? "includes" : "is", question, codes: [second.value] };
}

/** Several tests of one question as one: it is this or that; it is neither this nor that. */
export function askedTogether(parts: readonly Expression[], operator: "and" | "or", form: Form): Asked | undefined {
  const asked = parts.map((part) => askedBy(part, form));
  const [first] = asked;
  if (first === undefined || (operator === "or") === (first.how === "isNot" || first.how === "lacks")) return undefined;
  const same = asked.every((each) => each?.question === first.question && each.how === first.how);
  return same ? { ...first, codes: asked.flatMap((each) => each?.codes ?? []) } : undefined;
}

/** `x >= 5` and `x <= 24` as one range of x. */
export function rangeOf(
  low: Expression,
  high: Expression | undefined,
): { readonly of: Expression; readonly least: Expression; readonly most: Expression } | undefined {
  if (low.type !== "operation" || high?.type !== "operation") return undefined;
  const isRange = low.operator === ">=" && high.operator === "<=" && nameIn(low.left) !== undefined;
  return isRange && nameIn(low.left) === nameIn(high.left)
    ? { of: low.left, least: low.right, most: high.right }
    : undefined;
}

/** `a and b and c` as three parts. */
export const partsOf = (tree: Expression, operator: Operator): readonly Expression[] =>
  tree.type === "operation" && tree.operator === operator
    ? [...partsOf(tree.left, operator), ...partsOf(tree.right, operator)]
    : [tree];

/** The question that `${x}`, or `x` alone, names. */
function nameIn(tree: Expression | undefined): string | undefined {
  if (tree?.type === "reference") return tree.lastSaved ? undefined : tree.name;
  if (tree?.type !== "path" || tree.start !== "here" || tree.steps.length !== 1) return undefined;
  const [step] = tree.steps;
  return step === undefined || step.name.startsWith(".") || step.predicates.length > 0 ? undefined : step.name;
}

const opposite = { is: "isNot", isNot: "is", includes: "lacks", lacks: "includes" } as const;
