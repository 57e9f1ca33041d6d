import { checkTypes, writtenResults } from "../../expression/check-types.ts";
import { type Compiled, type Context, compile } from "../../expression/compile.ts";
import { type Layout, layoutOf } from "../../expression/frame.ts";
import { didYouMean } from "../../expression/nearest.ts";
import { parseExpression } from "../../expression/parse.ts";
import { ExpressionError } from "../../expression/syntax.ts";
import { kinds } from "../../kinds/index.ts";
import { seedOf } from "../../kinds/shuffle.ts";
import { isErased } from "../answers.ts";
import { walk } from "../assemble.ts";
import type { Form, FormNode, Question } from "../model.ts";
import { error, type FormProblem, warning } from "./problem.ts";

const longExpression = 2_000;

/** One expression of a form, and where it stands. */
interface Placed {
  readonly at: string;
  readonly what: string;
  readonly source: string;
  readonly context: Context;
  /** True where an answer that comes later can only surprise: what decides whether and what is asked. */
  readonly looksBack: boolean;
}

/** Expressions that cannot be read or compiled, name what is not there, look ahead, or cannot mean what they say. */
export function checkExpressions(form: Form): readonly FormProblem[] {
  const layout = layoutOf(form);
  const all = everyExpression(form, layout);
  const order = orderOf(form, all);
  return all.flatMap((placed) => checkOne(form, placed, order));
}

/** Places in the form, by name. */
interface Order {
  readonly written: ReadonlyMap<string, number>;
  /** Where the answer is known: what is computed is known with the last answer that it is made of. */
  readonly known: ReadonlyMap<string, number>;
}

function orderOf(form: Form, all: readonly Placed[]): Order {
  const written = new Map([...walk(form.sections)].map((node, i) => [node.name, i]));
  const computed = new Map(all.filter(({ what }) => what === "calculation").map((placed) => [placed.at, placed]));
  const known = new Map<string, number>();
  const find = (name: string): number => {
    const found = known.get(name);
    const placed = computed.get(name);
    if (found !== undefined || placed === undefined) return found ?? written.get(name) ?? -1;
    // Stands while its own parts are looked at, so that a circle comes to an end
    known.set(name, -1);
    const place = Math.max(-1, ...usesIn(placed).map(find));
    known.set(name, place);
    return place;
  };
  return { written, known: new Map([...written.keys()].map((name) => [name, find(name)])) };
}

function usesIn({ source, context }: Placed): readonly string[] {
  try {
    return compile(source, context).uses.map((use) => use.name);
  } catch (fault) {
    if (fault instanceof ExpressionError) return [];
    throw fault;
  }
}

function checkOne(form: Form, placed: Placed, order: Order): readonly FormProblem[] {
  const { at, what, source, context } = placed;
  let compiled: Compiled;
  try {
    compiled = compile(source, context);
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    return [error("expression", at, `${what}: ${fault.message}`)];
  }
  const tree = parseExpression(source);
  const long =
    source.length > longExpression
      ? [
          warning(
            "long-expression",
            at,
            `${what}: ${source.length} characters are hard to check. Split it into calculations`,
          ),
        ]
      : [];
  const own = order.written.get(at) ?? Number.POSITIVE_INFINITY;
  const later = placed.looksBack
    ? compiled.uses
        .filter((use) => use.name !== at && (order.known.get(use.name) ?? -1) > own)
        .map((use) =>
          error("later", at, `${what}: "${use.name}" comes after "${at}", so it has no answer yet. Move one of them`),
        )
    : [];
  const owner = context.self ?? at;
  const erased = compiled.uses
    .filter((use) => use.name !== owner && isErasedName(form, use.name))
    .map((use) =>
      error(
        "erased",
        at,
        `${what}: "${use.name}" is erased when the interview is finished, so nobody can judge this afterwards. Only labels may name it`,
      ),
    );
  const types = checkTypes(tree, form, context.self).map(
    (problem): FormProblem => ({
      code: problem.code,
      severity: problem.severity,
      at,
      message: `${what}: ${problem.message} (at character ${problem.at + 1})`,
    }),
  );
  const list = what === "calculation" ? form.lists.get(form.questions.get(at)?.list ?? "") : undefined;
  const codes = list?.source === "form" ? new Set(list.choices.map((choice) => choice.code)) : undefined;
  const strange = writtenResults(tree)
    .filter((result) => codes !== undefined && result.value !== "" && !codes.has(result.value))
    .map((result) =>
      error(
        "option",
        at,
        `${what}: "${result.value}" is not in the list "${list?.name}"${didYouMean(result.value, codes ?? [])}`,
      ),
    );
  const outside =
    context.chain.length === 0 && /^(?!.*(?:\[|count-if\(|lookup\()).*position\(\s*\.\./s.test(source)
      ? [warning("position", at, `${what}: position(..) is always 1 here, as "${at}" stands in no roster`)]
      : [];
  return [...long, ...outside, ...later, ...erased, ...types, ...strange];
}

function isErasedName(form: Form, name: string): boolean {
  const question = form.questions.get(name);
  return question !== undefined && isErased(question);
}

function everyExpression(form: Form, layout: Layout): readonly Placed[] {
  const found: Placed[] = [];
  const visit = (nodes: readonly FormNode[], chain: readonly string[]): void => {
    for (const node of nodes) {
      const context: Context = {
        form,
        layout,
        chain,
        self: node.node === "question" ? node.name : undefined,
        bareNames: "refused",
      };
      const add = (what: string, source: string | boolean | undefined, looksBack: boolean, inContext = context) => {
        if (typeof source === "string") found.push({ at: node.name, what, source, context: inContext, looksBack });
      };
      add("relevant", node.relevant, true);
      if (node.node === "question") {
        add("required", node.required, true);
        add("readOnly", node.readOnly, true);
        add("default", node.default, true);
        add("filter", node.filter, true, filterContext(node, context));
        add("seed", seedOf(node), false);
        add("calculation", kinds[node.kind].calculation?.(node), false);
        for (const check of node.checks) add("check", check.test, false);
      } else {
        if (node.node === "roster") add("count", node.count, true);
        visit(node.children, node.node === "roster" ? [...chain, node.name] : chain);
      }
    }
  };
  visit(form.sections, []);
  for (const check of form.checks) {
    const chain = form.questions.get(check.at)?.rosters;
    if (chain === undefined) continue;
    const context: Context = { form, layout, chain, self: check.at, bareNames: "refused" };
    found.push({ at: check.id, what: "check", source: check.test, context, looksBack: false });
  }
  return found;
}

function filterContext(question: Question, context: Context): Context {
  const roster = kinds[question.kind].roster?.(question);
  if (roster === undefined) return { ...context, bareNames: "columns" };
  const around = context.layout.rosters.get(roster)?.chain ?? [];
  return { ...context, chain: [...around, roster], bareNames: "answers" };
}
