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
  const indices = new Map<string, number>();
  const add = (domain: Omit<Domain, "bits">, bits: Bits): number => {
    const key = JSON.stringify([domain.variables, domain.shareOf, bitsToHex(bits, households)]);
    const index = indices.get(key) ?? domains.length;
    const known = domains[index];
    indices.set(key, index);
    domains[index] = known === undefined ? { ...domain, bits } : both(known, domain);
    return index;
  };
  for (const table of tables) {
    const bitsOf = (members: Uint8Array): Bits => {
      const bits = emptyBits(households);
      for (const [row, member] of members.entries()) if (member === 1) addTo(bits, numberOf(table, row));
      return bits;
    };
    for (const { people, answer, group, ...domain } of toldBy(table)) {
      const shareOf = add({ ...domain, groups: [group] }, bitsOf(people));
      if (answer === undefined) continue;
      add({ ...domain, groups: [`${group}: ${answer.code}`], shareOf }, bitsOf(answer.people));
    }
  }
  return domains;
}

const both = (known: Domain, again: Omit<Domain, "bits">): Domain => ({
  ...known,
  groups: [...new Set([...known.groups, ...again.groups])],
  tables: [...new Set([...known.tables, ...again.tables])],
  places: [...known.places, ...again.places],
  needed: Math.max(known.needed, again.needed),
});

/** What one cell tells: of these people, and of those of them who gave this answer. */
interface Told extends Omit<Domain, "bits" | "groups" | "shareOf"> {
  readonly group: string;
  readonly people: Uint8Array;
  readonly answer?: { readonly code: string; readonly people: Uint8Array };
}

function toldBy(table: Released): readonly Told[] {
  const { observed, needed } = table;
  const { entry, rows, columns } = observed.made;
  return table.table.cells.flatMap(({ value }, index): readonly Told[] => {
    const cell = observed.cells[index];
    const [row, column] = [rows[cell?.row ?? 0], columns[cell?.column ?? 0]];
    const base = observed.bases[cell?.base ?? 0];
    if (cell === undefined || row === undefined || column === undefined || base === undefined) return [];
    if (value.status !== "shown" && value.status !== "bounded") return [];
    const sides = [
      { line: row, axis: entry.rows },
      { line: column, axis: entry.columns },
    ];
    const groups = sides.flatMap(({ line, axis }) =>
      line.members === undefined ? [] : [groupName(line.heading, axis.axis === "groups" ? axis.by[0] : undefined)],
    );
    const category = sides.find(({ line }) => line.category !== undefined)?.line;
    return [
      {
        tables: [entry.id],
        variables: variablesOf(table, row.variable ?? column.variable),
        needed,
        places: [{ table: entry.id, groups }],
        group: groups.join(", ") || "total",
        // A count has no base of its own but is one
        people: entry.measure.statistic === "count" ? cell.counted.members : base.members,
        ...(value.status === "shown" && category !== undefined
          ? { answer: { code: category.heading.code, people: cell.counted.members } }
          : {}),
      },
    ];
  });
}

const groupName = ({ variable, code }: Heading, only: string | undefined): string =>
  `${plain(variable?.name ?? only ?? "")} ${code}`;

/** The variables of which a cell tells: the one of its line, or all that the table measures; for a count what it counts. */
function variablesOf({ observed }: Released, line: number | undefined): readonly string[] {
  const { measure, unit } = observed.made.entry;
  switch (measure.statistic) {
    case "count":
      return [`number of ${unit}`];
    case "ratio":
      return [measure.numerator];
    case "proportion":
    case "mean":
    case "total":
    case "median":
      return (line === undefined ? measure.of : measure.of.filter((_, index) => index === line)).map(plain);
  }
}

/** Merged categories are the same variable. */
const plain = (name: string): string => name.replace(/, merged$/, "");

/** A domain as the ledger keeps it. */
export const forLedger = ({ bits, needed: _, places: __, ...domain }: Domain, households: number): LedgerDomain => ({
  ...domain,
  members: bitsToHex(bits, households),
});
