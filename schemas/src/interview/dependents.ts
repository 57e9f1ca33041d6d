import type { Compiled, Use } from "../expression/compile.ts";
import type { Cell, QuestionPlan, RosterPlan } from "./plan.ts";

/** Something that reads differently after a change: to be found below the frame that has `depth` rosters around it. */
export interface Dependent<Target> {
  readonly target: Target;
  readonly chain: readonly string[];
  readonly depth: number;
}

/** By `question <name>` and `roster <name>`: which cells to compute again, and which questions to show again. */
export interface Dependents {
  readonly cells: ReadonlyMap<string, readonly Dependent<number>[]>;
  readonly questions: ReadonlyMap<string, readonly Dependent<QuestionPlan>[]>;
  readonly rosters: ReadonlyMap<string, readonly Dependent<RosterPlan>[]>;
}

/** Turns "what does this read?" round into "who reads this?". */
export function dependentsOf(
  cells: readonly Cell[],
  questions: ReadonlyMap<string, QuestionPlan>,
  rosters: ReadonlyMap<string, RosterPlan>,
): Dependents {
  const ofCells = new Map<string, Dependent<number>[]>();
  const ofQuestions = new Map<string, Dependent<QuestionPlan>[]>();
  const ofRosters = new Map<string, Dependent<RosterPlan>[]>();
  cells.forEach((cell, rank) => {
    const compiled = cell.computes === "asked" ? cell.relevant : cell.calculation;
    note(ofCells, compiled?.uses ?? [], rank, cell.chain);
  });
  for (const plan of questions.values()) note(ofQuestions, usesOfQuestion(plan, rosters), plan, plan.question.rosters);
  for (const plan of rosters.values()) {
    const own: Use = { reads: "roster", name: plan.roster.name, depth: plan.chain.length };
    note(ofRosters, [own, ...(plan.count?.uses ?? []), ...plan.label.uses], plan, plan.chain);
  }
  return { cells: ofCells, questions: ofQuestions, rosters: ofRosters };
}

/** All that a question's state reads beside its own answer. */
function usesOfQuestion(plan: QuestionPlan, rosters: ReadonlyMap<string, RosterPlan>): readonly Use[] {
  const conditions = [plan.required, plan.readOnly].filter((one): one is Compiled => typeof one === "object");
  const seed = plan.seed === undefined ? [] : [plan.seed];
  const compiled = [...conditions, ...seed, ...plan.checks.map(({ test }) => test)];
  const texts = [
    plan.label,
    ...(plan.hint === undefined ? [] : [plan.hint]),
    ...plan.checks.map(({ message }) => message),
  ];
  return [...[...compiled, ...texts].flatMap((one) => one.uses), ...usesOfChoices(plan, rosters)];
}

/** A filter that is judged in members reads all of them, and their names. */
function usesOfChoices({ filter, memberOf }: QuestionPlan, rosters: ReadonlyMap<string, RosterPlan>): readonly Use[] {
  const uses = filter?.uses ?? [];
  if (memberOf === undefined) return uses;
  const { roster, depth } = memberOf;
  const nameQuestion = rosters.get(roster)?.roster.nameQuestion;
  return [
    { reads: "roster", name: roster, depth },
    ...(nameQuestion === undefined ? [] : [{ reads: "question", name: nameQuestion, depth } as const]),
    ...uses.map((use) => ({ ...use, depth: Math.min(use.depth, depth) })),
  ];
}

function note<Target>(
  into: Map<string, Dependent<Target>[]>,
  uses: readonly Use[],
  target: Target,
  chain: readonly string[],
): void {
  for (const use of uses) {
    const key = `${use.reads} ${use.name}`;
    const known = into.get(key);
    const dependent = { target, chain, depth: use.depth };
    if (known === undefined) into.set(key, [dependent]);
    else if (!known.some((one) => one.target === target && one.depth <= use.depth)) known.push(dependent);
  }
}
