import type { Cell, CellValue } from "./table.ts";

/**
 * Withholds a second cell wherever one alone is withheld beside a shown total: the difference would give it away.
 *
 * Applies to groups along one side, within each variable that makes them; the cell with the fewest respondents goes. This
 * stops a reader with a pencil. What a computer can infer from several tables is for the release step to refuse.
 *
 * @param families indices of headings that add up to the total of their side
 */
export function withholdComplements(
  cells: readonly Cell[],
  families: { readonly rows: readonly (readonly number[])[]; readonly columns: readonly (readonly number[])[] },
): readonly Cell[] {
  const at = new Map(cells.map((cell) => [key(cell.row, cell.column), cell]));
  const across = [...new Set(cells.map(({ column }) => column))];
  const down = [...new Set(cells.map(({ row }) => row))];
  for (let again = true; again; ) {
    const lines = [
      ...families.rows.flatMap((rows) => across.map((column) => rows.map((row) => key(row, column)))),
      ...families.columns.flatMap((columns) => down.map((row) => columns.map((column) => key(row, column)))),
    ];
    again = lines.some((line) => withholdSecond(at, line));
  }
  return cells.map((cell) => at.get(key(cell.row, cell.column)) ?? cell);
}

const key = (row: number, column: number): string => `${row}/${column}`;

/** Whether a cell had to be withheld in this line. */
function withholdSecond(at: Map<string, Cell>, line: readonly string[]): boolean {
  const cells = line.flatMap((position) => at.get(position) ?? []);
  const withheld = cells.filter(({ value }) => value.status === "withheld");
  const shown = cells.filter(({ value }) => value.status === "shown");
  const alone = withheld.length === 1 && withheld[0];
  if (alone === false || alone === undefined || shown.length === 0) return false;
  const smallest = shown.reduce((least, cell) => (respondents(cell.value) < respondents(least.value) ? cell : least));
  const needed = alone.value.status === "withheld" ? alone.value.needed : 0;
  at.set(key(smallest.row, smallest.column), {
    ...smallest,
    value: { status: "withheld", reason: "disclosure", respondents: respondents(smallest.value), needed },
  });
  return true;
}

const respondents = (value: CellValue): number => (value.status === "empty" ? 0 : value.respondents);
