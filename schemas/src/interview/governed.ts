import type { Cell, QuestionPlan, RosterPlan } from "./plan.ts";

/** What lies directly inside an asked cell, and so changes with it. */
export interface Governed {
  readonly questions: readonly QuestionPlan[];
  readonly rosters: readonly RosterPlan[];
  /** Ranks of cells in the same frame. */
  readonly cells: readonly number[];
}

/** By roster and asked slot: what each asked cell lies around. */
export function governedBy(
  cells: readonly Cell[],
  questions: ReadonlyMap<string, QuestionPlan>,
  rosters: ReadonlyMap<string, RosterPlan>,
): ReadonlyMap<string, Governed> {
  const found = new Map<string, { questions: QuestionPlan[]; rosters: RosterPlan[]; cells: number[] }>();
  const entry = (chain: readonly string[], slot: number) => {
    const key = governedKey(chain.at(-1), slot);
    const known = found.get(key) ?? { questions: [], rosters: [], cells: [] };
    found.set(key, known);
    return known;
  };
  for (const plan of questions.values()) entry(plan.question.rosters, plan.askedBy).questions.push(plan);
  for (const plan of rosters.values()) entry(plan.chain, plan.askedBy).rosters.push(plan);
  cells.forEach((cell, rank) => {
    if (cell.computes === "value") entry(cell.chain, questions.get(cell.name)?.askedBy ?? 0).cells.push(rank);
    else if (cell.around.frame === "same") entry(cell.chain, cell.around.slot).cells.push(rank);
  });
  return found;
}

export const governedKey = (roster: string | undefined, slot: number): string => `${roster ?? ""} ${slot}`;
