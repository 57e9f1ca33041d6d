import type { Heading } from "../plan/table.ts";
import { addTo, type Bits, bitsToHex, emptyBits } from "./bits.ts";
import type { LedgerDomain } from "./ledger.ts";
import type { Release } from "./release-table.ts";

type Released = Extract<Release, { readonly status: "released" }>;

/** Some households of which a release tells something, for the ledger and for comparing. */
export interface Domain extends Omit<LedgerDomain, "members"> {
  /** Over the households of the release, by number. */
  readonly bits: Bits;
  /** Households in which it must not differ from another one. */
  readonly needed: number;
  /** Where it stands: a table, and the groups that it is in there; none for everybody. */
  readonly places: readonly { readonly table: string; readonly groups: readonly string[] }[];
}

/**
 * The sets of households of which tables say something: the base of every line, and those who gave an answer that is shown.
 * Each set once for the same variables.
 *
 * @param numberOf the number of a household in the release, by the row of its table
 */
export function domainsOf(
  tables: readonly Released[],
  households: number,
  numberOf: (table: Released, row: number) => number,
): readonly Domain[] {
  const domains: Domain[] = [];
  const places = new Map<string, number>();
  const add = (domain: Omit<Domain, "bits">, table: Released, members: Uint8Array): number => {
    const bits = emptyBits(households);
    for (const [row, member] of members.entries()) if (member === 1) addTo(bits, numberOf(table, row));
    const key = JSON.stringify([domain.variables, domain.shareOf, bitsToHex(bits, households)]);
    const place = places.get(key);
    const known = place === undefined ? undefined : domains[place];
    if (place === undefined || known === undefined) {
      places.set(key, domains.length);
      return domains.push({ ...domain, bits }) - 1;
    }
    domains[place] = {
      ...known,
      groups: [...new Set([...known.groups, ...domain.groups])],
      tables: [...new Set([...known.tables, ...domain.tables])],
      places: [...known.places, ...domain.places],
      needed: Math.max(known.needed, domain.needed),
    };
    return place;
  };
  for (const table of tables) {
    const { observed, needed } = table;
    const { entry, rows, columns } = observed.made;
    for (const [index, { value }] of table.table.cells.entries()) {
      const cell = observed.cells[index];
      const [row, column] = [rows[cell?.row ?? 0], columns[cell?.column ?? 0]];
      if (cell === undefined || row === undefined || column === undefined) continue;
      if (value.status !== "shown" && value.status !== "bounded") continue;
      const sides = [
        { line: row, axis: entry.rows },
        { line: column, axis: entry.columns },
      ];
      const groups = sides.flatMap(({ line, axis }) =>
        line.members === undefined ? [] : [groupName(line.heading, axis.axis === "groups" ? axis.by[0] : undefined)],
      );
      const group = groups.join(", ") || "total";
      const common = {
        tables: [entry.id],
        variables: variablesOf(
          table,
          sides.flatMap(({ line }) => (line.variable === undefined ? [] : [line.variable])),
        ),
        needed,
        places: [{ table: entry.id, groups }],
      };
      const people = observed.bases[cell.base];
      if (people === undefined) continue;
      // A count has no base of its own but is one
      const isCount = entry.measure.statistic === "count";
      const base = add({ ...common, groups: [group] }, table, isCount ? cell.counted.members : people.members);
      if (value.status === "shown" && entry.measure.statistic === "proportion") {
        const answer = sides.find(({ line }) => line.category !== undefined)?.line.heading.code ?? "";
        add({ ...common, groups: [`${group}: ${answer}`], shareOf: base }, table, cell.counted.members);
      }
    }
  }
  return domains;
}

const groupName = ({ variable, code }: Heading, only: string | undefined): string =>
  `${plain(variable?.name ?? only ?? "")} ${code}`;

/** The variables of which a cell tells: the one of its line, or all that the table measures; for a count what it counts. */
function variablesOf({ observed }: Released, lines: readonly number[]): readonly string[] {
  const { measure, unit } = observed.made.entry;
  switch (measure.statistic) {
    case "count":
      return [`number of ${unit}`];
    case "ratio":
      return [measure.numerator];
    case "proportion":
    case "mean":
    case "total":
    case "median": {
      const [line] = lines;
      return (line === undefined ? measure.of : measure.of.filter((_, index) => index === line)).map(plain);
    }
  }
}

/** Merged categories are the same variable. */
const plain = (name: string): string => name.replace(/, merged$/, "");

/** A domain as the ledger keeps it. */
export const forLedger = ({ bits, needed: _, places: __, ...domain }: Domain, households: number): LedgerDomain => ({
  ...domain,
  members: bitsToHex(bits, households),
});
