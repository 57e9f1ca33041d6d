import { namePattern } from "../../form/wire-schema.ts";
import { readType } from "../type-cell.ts";
import type { Tell } from "./cells.ts";
import type { Table, TableRow } from "./table.ts";

/** The names that the rows of a sheet get. */
export interface Names {
  readonly rowOf: ReadonlyMap<string, number>;
  /** Names of rows that ask something, or list members: nothing else may take them. */
  readonly answered: ReadonlySet<string>;
  /** Names that some cell of the sheet asks for, as in `${age}`. */
  readonly wanted: ReadonlySet<string>;
  /** The name of a row, when it may have it. Notes and groups, which hold no answer, may do without one or take another. */
  take(row: TableRow, as: "asked" | "read", around: string | undefined, tell: Tell): string | undefined;
  /** Gives a name to what comes from a row beside the row itself. */
  add(name: string, row: TableRow): void;
}

/**
 * Hands out names, each once in the whole form. Other tools ask for that within a group only: there a name is made of both
 * names, where no cell asks for it and so nobody can have meant the other one.
 */
export function namesOf(table: Table): Names {
  const rowOf = new Map<string, number>();
  const groupOf = new Map<string, string | undefined>();
  const answered = new Set(table.rows.filter(holdsAnswers).map((row) => row.cell("name")));
  const wanted = new Set(
    table.rows.flatMap(({ written }) => [...written.matchAll(/\$\{\s*([^{}\s]+)\s*\}/g)].map(([, name = ""]) => name)),
  );
  const free = (name: string): string => {
    const isTaken = (one: string): boolean => answered.has(one) || rowOf.has(one);
    let found = name.slice(0, longest);
    for (let i = 2; isTaken(found); i += 1) found = `${name.slice(0, longest - 4)}_${i}`;
    return found;
  };
  const give = (name: string, row: TableRow, around: string | undefined): string => {
    rowOf.set(name, row.number);
    groupOf.set(name, around);
    return name;
  };
  const rename = (name: string, row: TableRow, around: string | undefined, tell: Tell): string => {
    const before = rowOf.get(row.cell("name"));
    const where = before === undefined ? "" : ` (row ${before})`;
    tell("name", "renamed", "warning", `There is another "${row.cell("name")}"${where}: this one is called "${name}"`);
    return give(name, row, around);
  };
  return {
    rowOf,
    answered,
    wanted,
    add: (name, row) => void give(name, row, undefined),
    take: (row, as, around, tell) => {
      const name = row.cell("name");
      if (name === "" && as === "read") return give(free(`unnamed_${row.number}`), row, around);
      const wrong = name === "" ? `A question of type "${row.cell("type")}" needs a name` : faultOf(name);
      if (wrong !== undefined) {
        tell("name", name === "" ? "no-name" : "name", "error", wrong);
        return undefined;
      }
      const before = rowOf.get(name);
      if (as === "read" && (before !== undefined || answered.has(name))) return rename(free(name), row, around, tell);
      if (before === undefined) return give(name, row, around);
      if (groupOf.get(name) !== around && !wanted.has(name)) {
        return rename(free(`${around ?? "main"}_${name}`), row, around, tell);
      }
      tell("name", "name-twice", "error", `"${name}" is defined twice (rows ${before} and ${row.number}). Rename one`);
      return undefined;
    },
  };
}

const longest = 64;

/** Whether a row asks something, or is a list of members. */
function holdsAnswers(row: TableRow): boolean {
  const type = readType(row.cell("type"));
  return (type.is === "question" && type.kind !== "note") || (type.is === "begin" && type.what === "repeat");
}

/** Why something cannot be a name, with the place at which it is not one. */
function faultOf(name: string): string | undefined {
  if (namePattern.test(name)) return undefined;
  const rule = "Begin with a letter, then letters, digits, _ . or -";
  const shown = name.length > longest ? `${name.slice(0, longest)}…` : name;
  if (name.length > longest) {
    return `Cannot use the name "${shown}" as it has ${name.length} characters: ${longest} are the most`;
  }
  const strange = [...name].find((letter, i) => !(i === 0 ? /[A-Za-z_]/ : /[A-Za-z0-9_.-]/).test(letter)) ?? "";
  const point = (strange.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `Cannot use the name "${shown}" as it has "${strange}" (U+${point}) where none may stand. ${rule}`;
}
