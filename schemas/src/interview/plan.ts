import type { Compiled } from "../expression/compile.ts";
import type { Layout } from "../expression/frame.ts";
import type { ListKey } from "../expression/list-key.ts";
import type { AnswerValue, Check, Form, Measure, Question, Roster } from "../form/model.ts";
import type { Kind } from "../kinds/kind.ts";
import { type Dependents, dependentsOf } from "./dependents.ts";
import { type Governed, governedBy } from "./governed.ts";
import type { LabelTemplate } from "./label.ts";
import { orderCells } from "./order.ts";
import { planNodes } from "./plan-nodes.ts";

/** Everything about a question that can be known before there are answers. */
export interface QuestionPlan {
  readonly question: Question;
  readonly kind: Kind;
  readonly measure: Measure;
  readonly section: string;
  readonly slot: number;
  /** The slot, in the same frame, of the cell that decides whether it is asked. */
  readonly askedBy: number;
  /** Its answer leaves the interview when it is finished. */
  readonly erased: boolean;
  readonly required: boolean | Compiled;
  readonly readOnly: boolean | Compiled;
  readonly default: Compiled | undefined;
  readonly filter: Compiled | undefined;
  /** What gives the order of choices that are shuffled. */
  readonly seed: Compiled | undefined;
  /** The part of the filter by which an index finds the rows of the list. */
  readonly filterKey: ListKey | undefined;
  /** The roster whose members are its choices. */
  readonly memberOf: RosterChoices | undefined;
  readonly label: LabelTemplate;
  readonly hint: LabelTemplate | undefined;
  /** Whether the schema of the form would take such a value. */
  readonly accepts: (value: AnswerValue) => boolean;
  /** Rules at the question, and rules of the form that are shown here. */
  readonly checks: readonly PlannedCheck[];
}

export interface PlannedCheck {
  readonly check: Check;
  readonly test: Compiled;
  readonly message: LabelTemplate;
}

/** Where the members are that a question offers as choices. */
export interface RosterChoices {
  readonly roster: string;
  /** How many rosters the question and the offered one share. */
  readonly depth: number;
}

export interface RosterPlan {
  readonly roster: Roster;
  /** The rosters around it, outermost first. */
  readonly chain: readonly string[];
  readonly section: string;
  readonly slot: number;
  readonly askedBy: number;
  readonly count: Compiled | undefined;
  readonly label: LabelTemplate;
}

/** A group inside a section: what its heading needs. */
export interface GroupPlan {
  readonly askedBy: number;
  readonly label: LabelTemplate;
}

/** Something that the engine computes after every change, before anybody reads it. */
export type Cell = AskedCell | ValueCell;

export interface AskedCell {
  readonly computes: "asked";
  readonly name: string;
  readonly chain: readonly string[];
  readonly slot: number;
  /** What lies around it: in the same frame, or in the frame around for the members of a roster. */
  readonly around: { readonly frame: "same" | "parent"; readonly slot: number };
  readonly relevant: Compiled | undefined;
}

export interface ValueCell {
  readonly computes: "value";
  readonly name: string;
  readonly chain: readonly string[];
  readonly calculation: Compiled;
}

/** A form made ready for interviews: compiled once, used for every interview. */
export interface Plan {
  readonly form: Form;
  readonly layout: Layout;
  readonly questions: ReadonlyMap<string, QuestionPlan>;
  readonly rosters: ReadonlyMap<string, RosterPlan>;
  readonly groups: ReadonlyMap<string, GroupPlan>;
  /** In an order in which each stands behind everything it reads. */
  readonly cells: readonly Cell[];
  readonly dependents: Dependents;
  readonly governed: ReadonlyMap<string, Governed>;
  /** Ranks of cells by the roster in which they are computed. */
  readonly cellsIn: ReadonlyMap<string | undefined, readonly number[]>;
  /** The rank of the cell that says whether a roster's members are asked, by roster. */
  readonly memberCells: ReadonlyMap<string, number>;
  /** Questions by the roster in which they stand, in the order of the form. */
  readonly questionsIn: ReadonlyMap<string | undefined, readonly QuestionPlan[]>;
  /** Rosters by the roster in which they stand. */
  readonly rostersIn: ReadonlyMap<string | undefined, readonly RosterPlan[]>;
}

const plans = new WeakMap<Form, Plan>();

/**
 * The plan of a form, made when it is first needed.
 *
 * @throws ExpressionError where an expression cannot be compiled
 * @throws RangeError where expressions go in a circle
 */
export function planOf(form: Form): Plan {
  const known = plans.get(form);
  if (known !== undefined) return known;
  const { layout, questions, rosters, groups, cells } = planNodes(form);
  const ordered = orderCells(cells, questions, rosters);
  if (ordered.status === "cycle") {
    throw new RangeError(
      `Cannot compute the form as its expressions go in a circle: ${ordered.path.join(" → ")}. Break it at one of them`,
    );
  }
  const plan: Plan = {
    form,
    layout,
    questions,
    rosters,
    groups,
    cells: ordered.cells,
    dependents: dependentsOf(ordered.cells, questions, rosters),
    governed: governedBy(ordered.cells, questions, rosters),
    cellsIn: grouped(ordered.cells.keys(), (rank) => ordered.cells[rank]?.chain.at(-1)),
    memberCells: new Map(
      ordered.cells.flatMap((cell, rank) =>
        cell.computes === "asked" && cell.around.frame === "parent" ? [[cell.name, rank] as const] : [],
      ),
    ),
    questionsIn: grouped(questions.values(), (plan) => plan.question.rosters.at(-1)),
    rostersIn: grouped(rosters.values(), (plan) => plan.chain.at(-1)),
  };
  plans.set(form, plan);
  return plan;
}

function grouped<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
