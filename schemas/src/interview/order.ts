import type { Cell, QuestionPlan, RosterPlan } from "./plan.ts";

export type Ordered =
  | { readonly status: "ordered"; readonly cells: readonly Cell[] }
  | { readonly status: "cycle"; readonly path: readonly string[] };

/** Puts cells into an order in which each stands behind everything it reads, or names a circle among them. */
export function orderCells(
  cells: readonly Cell[],
  questions: ReadonlyMap<string, QuestionPlan>,
  rosters: ReadonlyMap<string, RosterPlan>,
): Ordered {
  const asked = new Map(
    cells.filter((cell) => cell.computes === "asked").map((cell) => [keyOf(cell.chain, cell.slot), cell]),
  );
  const values = new Map(cells.filter((cell) => cell.computes === "value").map((cell) => [cell.name, cell]));
  const askedCell = (chain: readonly string[], slot: number) => asked.get(keyOf(chain, slot));

  const readBy = (cell: Cell): readonly (Cell | undefined)[] => {
    const compiled = cell.computes === "asked" ? cell.relevant : cell.calculation;
    const read = (compiled?.uses ?? []).flatMap((use) => {
      if (use.reads === "roster") {
        const roster = rosters.get(use.name);
        return roster === undefined ? [] : [askedCell(roster.chain, roster.askedBy)];
      }
      const plan = questions.get(use.name);
      return plan === undefined ? [] : [values.get(use.name), askedCell(plan.question.rosters, plan.askedBy)];
    });
    if (cell.computes === "value") return [...read, askedCell(cell.chain, questions.get(cell.name)?.askedBy ?? 0)];
    const { around } = cell;
    return [...read, askedCell(around.frame === "same" ? cell.chain : cell.chain.slice(0, -1), around.slot)];
  };

  const done = new Set<Cell>();
  const ordered: Cell[] = [];
  const open: Cell[] = [];
  const visit = (cell: Cell): readonly string[] | undefined => {
    if (done.has(cell)) return undefined;
    const before = open.indexOf(cell);
    if (before >= 0) return [...open.slice(before), cell].map((one) => one.name);
    open.push(cell);
    for (const read of readBy(cell)) {
      const cycle = read === undefined ? undefined : visit(read);
      if (cycle !== undefined) return cycle;
    }
    open.pop();
    done.add(cell);
    ordered.push(cell);
    return undefined;
  };
  for (const cell of cells) {
    const path = visit(cell);
    if (path !== undefined) return { status: "cycle", path };
  }
  return { status: "ordered", cells: ordered };
}

const keyOf = (chain: readonly string[], slot: number): string => `${chain.join("/")} ${slot}`;
