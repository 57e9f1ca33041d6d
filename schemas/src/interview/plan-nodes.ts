import type { z } from "zod";
import { type Compiled, type Context, compile } from "../expression/compile.ts";
import { type Layout, layoutOf } from "../expression/frame.ts";
import { listKey } from "../expression/list-key.ts";
import { ExpressionError } from "../expression/syntax.ts";
import { isErased, valueSchema } from "../form/answers.ts";
import type { AnswerValue, Check, Form, FormNode, Question, Roster, Texts } from "../form/model.ts";
import { kinds } from "../kinds/index.ts";
import type { Kind } from "../kinds/kind.ts";
import { seedOf } from "../kinds/shuffle.ts";
import { type LabelTemplate, labelTemplate } from "./label.ts";
import type { Cell, GroupPlan, PlannedCheck, QuestionPlan, RosterChoices, RosterPlan } from "./plan.ts";

interface PlannedNodes {
  readonly layout: Layout;
  readonly questions: Map<string, QuestionPlan>;
  readonly rosters: Map<string, RosterPlan>;
  readonly groups: Map<string, GroupPlan>;
  readonly cells: Cell[];
}

const planned = new WeakMap<Form, PlannedNodes>();

/**
 * Walks a form once and compiles every expression in it. Slot 0 of each frame says whether the frame is asked at all.
 *
 * @throws ExpressionError where an expression cannot be compiled
 */
export function planNodes(form: Form): PlannedNodes {
  const known = planned.get(form) ?? walkNodes(form);
  planned.set(form, known);
  return known;
}

function walkNodes(form: Form): PlannedNodes {
  const layout = layoutOf(form);
  const planned: PlannedNodes = { layout, questions: new Map(), rosters: new Map(), groups: new Map(), cells: [] };
  const nextSlot = new Map<string | undefined, number>();
  const formChecks = new Map<string, Check[]>();
  for (const check of form.checks) formChecks.set(check.at, [...(formChecks.get(check.at) ?? []), check]);

  const visit = (nodes: readonly FormNode[], place: Place): void => {
    for (const node of nodes) {
      const here: Place = { ...place, section: place.section === "" ? node.name : place.section };
      const inside: Place = { ...here, askedBy: askedSlot(node, here) };
      if (node.node === "question") planQuestion(node, inside);
      else if (node.node === "group") {
        planned.groups.set(node.name, {
          askedBy: inside.askedBy,
          label: labelTemplate(node.label, form, layout, place.chain),
        });
        visit(node.children, inside);
      } else {
        planRoster(node, inside);
        visit(node.children, { ...here, chain: [...place.chain, node.name], askedBy: 0 });
      }
    }
  };

  /** The slot that says whether a node is asked: its own where it has a relevance, else that of what lies around. */
  const askedSlot = (node: FormNode, { chain, askedBy }: Place): number => {
    if (node.relevant === undefined) return askedBy;
    const slot = nextSlot.get(chain.at(-1)) ?? 1;
    nextSlot.set(chain.at(-1), slot + 1);
    planned.cells.push({
      computes: "asked",
      name: node.name,
      chain,
      slot,
      around: { frame: "same", slot: askedBy },
      relevant: compileAt(node.name, "relevant", node.relevant, contextAt(form, layout, chain, node)),
    });
    return slot;
  };

  const planQuestion = (question: Question, { chain, askedBy, section }: Place): void => {
    const kind: Kind = kinds[question.kind];
    const context = contextAt(form, layout, chain, question);
    const memberOf = rosterChoices(kind.roster?.(question), layout, chain);
    const template = (texts: Texts): LabelTemplate => labelTemplate(texts, form, layout, chain);
    const test = (check: Check): PlannedCheck => ({
      check,
      test: compileAt(check.id, "test", check.test, context),
      message: template(check.message),
    });
    planned.questions.set(question.name, {
      question,
      kind,
      measure: kind.measure(question),
      section,
      slot: layout.questions.get(question.name)?.slot ?? -1,
      askedBy,
      erased: isErased(question),
      required: condition(question, "required", question.required, context),
      readOnly: condition(question, "readOnly", question.readOnly ?? false, context),
      default: optional(question.name, "default", question.default, context),
      filter: optional(question.name, "filter", question.filter, filterContext(context, layout, memberOf)),
      seed: optional(question.name, "seed", seedOf(question), context),
      filterKey:
        memberOf === undefined && question.filter !== undefined ? listKey(question.filter, context) : undefined,
      memberOf,
      label: template(question.label),
      hint: question.hint === undefined ? undefined : template(question.hint),
      accepts: accepting(question, form),
      checks: [...question.checks, ...(formChecks.get(question.name) ?? [])].map(test),
    });
    const calculation = kind.calculation?.(question);
    if (calculation !== undefined) {
      const compiled = compileAt(question.name, "calculation", calculation, context);
      planned.cells.push({ computes: "value", name: question.name, chain, calculation: compiled });
    }
  };

  const planRoster = (roster: Roster, { chain, askedBy, section }: Place): void => {
    planned.rosters.set(roster.name, {
      roster,
      chain,
      section,
      slot: layout.rosters.get(roster.name)?.slot ?? -1,
      askedBy,
      count: optional(roster.name, "count", roster.count, contextAt(form, layout, chain, roster)),
      label: labelTemplate(roster.label, form, layout, chain),
    });
    planned.cells.push({
      computes: "asked",
      name: roster.name,
      chain: [...chain, roster.name],
      slot: 0,
      around: { frame: "parent", slot: askedBy },
      relevant: undefined,
    });
  };

  visit(form.sections, { chain: [], askedBy: 0, section: "" });
  return planned;
}

/** Asks the schema of a question, which is made when it is first needed. */
function accepting(question: Question, form: Form): (value: AnswerValue) => boolean {
  let schema: z.ZodType | undefined;
  return (value) => {
    schema ??= valueSchema(question, form.lists);
    return schema.safeParse(value).success;
  };
}

interface Place {
  readonly chain: readonly string[];
  readonly askedBy: number;
  readonly section: string;
}

const contextAt = (form: Form, layout: Layout, chain: readonly string[], node: FormNode): Context => ({
  form,
  layout,
  chain,
  self: node.node === "question" ? node.name : undefined,
  bareNames: "refused",
});

/** A filter over members is judged in each member; one over a list reads the columns of a row. */
function filterContext(context: Context, layout: Layout, memberOf: RosterChoices | undefined): Context {
  if (memberOf === undefined) return { ...context, bareNames: "columns" };
  const around = layout.rosters.get(memberOf.roster)?.chain ?? [];
  return { ...context, chain: [...around, memberOf.roster], bareNames: "answers" };
}

function rosterChoices(
  roster: string | undefined,
  layout: Layout,
  chain: readonly string[],
): RosterChoices | undefined {
  if (roster === undefined) return undefined;
  const around = layout.rosters.get(roster)?.chain ?? [];
  let depth = 0;
  while (depth < around.length && around[depth] === chain[depth]) depth += 1;
  return { roster, depth };
}

const condition = (question: Question, what: string, value: boolean | string, context: Context): boolean | Compiled =>
  typeof value === "boolean" ? value : compileAt(question.name, what, value, context);

const optional = (name: string, what: string, source: string | undefined, context: Context): Compiled | undefined =>
  source === undefined ? undefined : compileAt(name, what, source, context);

/** Compiles, and says at which question the expression stands when it cannot. */
function compileAt(name: string, what: string, source: string, context: Context): Compiled {
  try {
    return compile(source, context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new ExpressionError(`${name}, ${what}: ${error.reason}`, error.at);
  }
}
