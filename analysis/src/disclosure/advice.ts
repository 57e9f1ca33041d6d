import type { Axis } from "../plan/entry.ts";
import type { Line } from "../plan/side.ts";
import type { Mark } from "./marks.ts";
import type { Observed } from "./observed.ts";

/** Two neighbours of a side of a table that should be one. */
export interface Merger {
  readonly variables: readonly string[];
  readonly codes: readonly [string, string];
}

/**
 * What to merge so that a table can leave: of the answers, or of the groups, the line with most cells that need
 * protection, with the smaller of its neighbours. Nothing where no side would keep two lines.
 */
export function mergerFor(observed: Observed, marks: readonly Mark[]): Merger | undefined {
  const { rows, columns, entry } = observed.made;
  const width = columns.length;
  const sides = [
    { axis: entry.rows, lines: rows, cellsOf: (line: number) => columns.map((_, column) => line * width + column) },
    { axis: entry.columns, lines: columns, cellsOf: (line: number) => rows.map((_, row) => row * width + line) },
  ];
  const candidates = sides.flatMap(({ axis, lines, cellsOf }) => {
    const scored = lines.map((line, index) => ({
      line,
      urgent: cellsOf(index).reduce((sum, cell) => sum + urgency(marks[cell]), 0),
      people: cellsOf(index).reduce((sum, cell) => sum + (observed.cells[cell]?.counted.units ?? 0), 0),
    }));
    return scored.flatMap(({ line, urgent, people }, index) => {
      if (line.members === undefined && line.category === undefined) return [];
      const alike = scored.filter((other) => isAlike(other.line, line));
      const neighbours = [scored[index - 1], scored[index + 1]].flatMap((each) =>
        each !== undefined && isAlike(each.line, line) ? [each] : [],
      );
      const [neighbour] = neighbours.sort((a, b) => a.people - b.people);
      if (neighbour === undefined || alike.length < 3 || urgent === 0) return [];
      const codes = [line, neighbour.line]
        .sort((a, b) => lines.indexOf(a) - lines.indexOf(b))
        .map(({ heading }) => heading.code);
      return [
        {
          urgent,
          people,
          variables: variablesOf(axis, line, observed),
          codes: [codes[0] ?? "", codes[1] ?? ""] as const,
        },
      ];
    });
  });
  const [best] = candidates.sort((a, b) => b.urgent - a.urgent || a.people - b.people);
  return best === undefined ? undefined : { variables: best.variables, codes: best.codes };
}

/** Somebody who could be recognised comes before a line of too few answers, which merging helps as well. */
function urgency(mark: Mark | undefined): number {
  if (mark?.status !== "withheld" || mark.rule === "protects-another") return 0;
  return mark.rule === "small-base" ? 0.001 : 1;
}

/** Answers to a question are alike, and so are the groups of a variable. */
const isAlike = (a: Line, b: Line): boolean =>
  a.heading.variable?.name === b.heading.variable?.name &&
  (a.category === undefined) === (b.category === undefined) &&
  (a.members === undefined) === (b.members === undefined);

function variablesOf(axis: Axis, { heading, category }: Line, { made }: Observed): readonly string[] {
  const { measure } = made.entry;
  const names =
    category !== undefined && measure.statistic === "proportion"
      ? measure.of
      : [heading.variable?.name ?? (axis.axis === "groups" ? axis.by[0] : undefined) ?? ""];
  return names.map((name) => name.replace(/, merged$/, ""));
}
