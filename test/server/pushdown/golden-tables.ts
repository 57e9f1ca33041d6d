import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codesOf, type Frame, frameFromCsv, readCsv, type SqlSource } from "@returns/analysis";
import type { Sql } from "@returns/schemas";
import { repositoryRoot } from "../../machine/shared.ts";

/** One file of the golden data, as a frame and as a table of the same rows. */
export interface GoldenTable {
  readonly frame: Frame;
  readonly source: SqlSource;
  readonly store: (db: Sql) => Promise<void>;
}

/**
 * Reads golden data. Codes are text and numbers are double precision, as in the tables of answers.
 *
 * @param shifted numbers that are there a second time, as `<name>_large`, with a thousand million added
 */
export function goldenTable(name: string, codes: readonly string[], shifted: readonly string[]): GoldenTable {
  const text = readFileSync(join(repositoryRoot, "test/golden/data", `${name}.csv`), "utf8");
  const csv = readCsv(text, name);
  const large = shifted.map((each) => csv.header.indexOf(each));
  const table = {
    ...csv,
    header: [...csv.header, ...shifted.map((each) => `${each}_large`)],
    rows: csv.rows.map((row) => [
      ...row,
      ...large.map((index) => {
        const cell = row[index] ?? "";
        return cell === "" || cell === "NA" ? "" : String(Number(cell) + 1e9);
      }),
    ]),
  };
  const frame = frameFromCsv(table, {
    unit: "household",
    variables: codes.map((code) => ({ name: code, label: {}, measure: "category", levels: [], missing: {} })),
    unlisted: "keep",
  });
  const columns = [...frame.columns.values()].filter(({ type }) => type === "category" || type === "number");
  const column = (each: string) => `"${each}"`;
  return {
    frame,
    source: {
      from: column(name),
      column,
      variables: columns.map(({ name: each, type }) => ({
        ...{ name: each, label: {}, levels: [], missing: {} },
        measure: type === "number" ? "number" : "category",
      })),
    },
    store: async (db) => {
      const fields = columns
        .map(({ name: each, type }) => `"${each}" ${type === "number" ? "float8" : "text"}`)
        .join(", ");
      await db.execute(`create table "${name}" (${fields})`);
      const cells = columns.map(
        (each) => [each.name, each.type === "number" ? [...each.values] : codesOf(each)] as const,
      );
      const size = 2000;
      for (let from = 0; from < frame.rows; from += size) {
        const rows = Array.from({ length: Math.min(size, frame.rows - from) }, (_, i) =>
          Object.fromEntries(cells.map(([each, values]) => [each, values[from + i]])),
        );
        // JSON writes NaN as null
        await db.query(`insert into "${name}" select * from jsonb_to_recordset($1::jsonb) as row(${fields})`, [
          JSON.stringify(rows),
        ]);
      }
    },
  };
}
