import { z } from "zod";
import { sha256 } from "../../bytes/sha256.ts";
import { toHex } from "../../bytes/text-forms.ts";
import { canonicalJson } from "../../canonical-json.ts";
import { type JsonLimits, parseJson } from "../../json/parse-json.ts";
import type { Tell } from "./cells.ts";
import type { TableRow } from "./table.ts";

/**
 * What the cells of a row cannot say exactly: the value of a property, and a mark of the cells from which it would be read.
 *
 * A sheet of other tools has no place for several rules of one question, or for functions that only we have. So the column
 * `returns_exact` keeps the property as it was, and it counts as long as nobody has changed the cells that stand for it.
 */
const Exact = z.record(z.string(), z.strictObject({ cells: z.string(), value: z.json().optional() }));

/** By property: the fields that it is read from. */
export type PropertyFields = Readonly<Record<string, readonly string[]>>;

const limits: JsonLimits = { depth: 32, keys: 20_000, text: 65_536 };

/** Something that was read from a row: a node, a choice or a check, before its shape is checked. */
export type Loose = Readonly<Record<string, unknown>>;

/** Puts the exact values in the place of those that were read, and tells which properties somebody has changed. */
export function withExact(read: Loose, row: TableRow, fields: PropertyFields, tell: Tell): Loose {
  const changed = (property: string) => {
    const message = `The sheet was changed since it was written here: the ${property} is read from it`;
    tell("returns_exact", "changed", "warning", message);
  };
  const cell = row.cell("returns_exact");
  if (cell === "") return read;
  const json = parseJson(cell, limits);
  const exact = json.status === "parsed" ? Exact.safeParse(json.value) : undefined;
  if (exact?.success !== true) {
    changed("returns_exact");
    return read;
  }
  const result = new Map(Object.entries(read));
  for (const [property, { cells, value }] of Object.entries(exact.data)) {
    if (cells !== cellsMark(row, fields[property] ?? [])) changed(property);
    else if (value === undefined) result.delete(property);
    else result.set(property, value);
  }
  return Object.fromEntries(result);
}

/** The text of `returns_exact` for a row that reads as `read` and should be `meant`; empty where the two are the same. */
export function exactCell(meant: Loose, read: Loose, row: TableRow, fields: PropertyFields): string {
  const properties = [...new Set([...Object.keys(meant), ...Object.keys(read)])];
  const differing = properties.filter((property) => !same(meant[property], read[property]));
  if (differing.length === 0) return "";
  return JSON.stringify(
    Object.fromEntries(
      differing.map((property) => [
        property,
        { cells: cellsMark(row, fields[property] ?? []), value: meant[property] },
      ]),
    ),
  );
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));

function cellsMark(row: TableRow, fields: readonly string[]): string {
  const cells = fields.map((field) => [row.cell(field), row.texts(field)]);
  return toHex(sha256(canonicalJson(cells))).slice(0, 12);
}
