import { groupingOf, isCategory, type Prepared } from "./design.ts";
import { allLevelsOf, type CellValue, columnNamed, type GoldenTable, levelsOf, numbersOf } from "./table.ts";

/** One column that an estimator adds up, as R's model.matrix names it. */
export interface Expanded {
  readonly name: string;
  readonly values: Float64Array;
}

/** Numbers as they are; a category as one indicator a level, missing where the category is. */
export function expand(table: GoldenTable, names: readonly string[]): Expanded[] {
  return names.flatMap((name) => {
    const column = columnNamed(table, name);
    if (!isCategory(column)) return [{ name, values: numbersOf(column) }];
    return allLevelsOf(column).map((level) => ({
      name: `${name}${rLabel(level)}`,
      values: Float64Array.from(column.values, (value) => (value === null ? Number.NaN : value === level ? 1 : 0)),
    }));
  });
}

/** Whether a row lacks one of the variables. */
export function missingIn(table: GoldenTable, names: readonly string[]): (row: number) => boolean {
  const columns = names.map((name) => columnNamed(table, name).values);
  return (row) => columns.some((values) => values[row] === null);
}

/** One domain of a `by`: the values that make it and its rows. */
export interface Domain {
  readonly values: Readonly<Record<string, CellValue>>;
  readonly label: string;
  readonly rows: Uint8Array;
}

/** The domains that occur in rows of positive weight, the first variable varying fastest. */
export function domainsBy({ table, design, domain }: Prepared, by: readonly string[]): Domain[] {
  const groupings = by.map((name) => groupingOf(columnNamed(table, name)));
  const levels = by.map((name) => levelsOf(columnNamed(table, name)));
  const rowsOf = new Map<number, Uint8Array>();
  const weighted = new Set<number>();
  for (let row = 0; row < table.rows; row++) {
    let key = 0;
    for (const [index, { codes, labels }] of groupings.toReversed().entries()) {
      const code = codes[row] ?? -1;
      key = key < 0 || code < 0 ? -1 : key * (index === 0 ? 1 : labels.length) + code;
    }
    if (key < 0 || domain[row] !== 1) continue;
    const rows = rowsOf.get(key) ?? new Uint8Array(table.rows);
    rows[row] = 1;
    rowsOf.set(key, rows);
    if (design.weights[row] !== 0) weighted.add(key);
  }
  return [...weighted]
    .sort((a, b) => a - b)
    .map((key) => {
      const values: Record<string, CellValue> = {};
      let rest = key;
      for (const [index, name] of by.entries()) {
        const known = levels[index] ?? [];
        values[name] = known[rest % known.length] ?? null;
        rest = Math.floor(rest / known.length);
      }
      return { values, label: Object.values(values).map(rLabel).join("."), rows: rowsOf.get(key) ?? new Uint8Array(0) };
    });
}

export const rLabel = (value: CellValue): string =>
  value === true ? "TRUE" : value === false ? "FALSE" : value === null ? "NA" : String(value);
