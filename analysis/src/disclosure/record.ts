import { type Conflict, conflictsOf } from "./differences.ts";
import { type Domain, domainsOf, forLedger } from "./domains.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { Release } from "./release-table.ts";
import type { DisclosureRules } from "./rules.ts";

type Released = Extract<Release, { readonly status: "released" }>;

/** What the ledger says to a release. */
export type Verdict =
  /** New figures: the entry is to be added before they are written. */
  | { readonly status: "new"; readonly entry: LedgerEntry }
  /** The same figures of the same households were released before. */
  | { readonly status: "released-before"; readonly release: string }
  | { readonly status: "refused"; readonly message: string };

/** How a release is called and how its households are told apart. */
export interface Naming {
  readonly release: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The id of a household, by the row of the table's unit. */
  readonly idOf: (unit: string, row: number) => string;
  /** A keyed hash: the same id gives the same text, and the text does not give the id. */
  readonly keyed: (id: string) => string;
  readonly hash: (text: string) => string;
}

/** Compares the tables of a release with each other and with all earlier releases, by the households behind them. */
export function judgeRelease(
  tables: readonly Released[],
  ledger: readonly LedgerEntry[],
  rules: DisclosureRules,
  { release, at, idOf, keyed, hash }: Naming,
): Verdict {
  const numbers = new Map<string, number>();
  const numberOf = ({ observed }: Released, row: number): number => {
    const id = idOf(observed.made.entry.unit, row);
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  };
  for (const table of tables) {
    for (const { members } of table.observed.bases)
      for (const [row, member] of members.entries()) if (member === 1) numberOf(table, row);
  }
  const domains = domainsOf(tables, numbers.size, numberOf);
  const households = [...numbers.keys()].map(keyed);
  const figures = hash(JSON.stringify(tables.map(({ table }) => table)));
  const conflicts = conflictsOf(domains, households, ledger, rules);
  if (conflicts.length > 0) return { status: "refused", message: conflictText(conflicts, rules) };
  const same = ledger.find((each) => each.figures === figures && sameHouseholds(each.households, households));
  if (same !== undefined) return { status: "released-before", release: same.release };
  return { status: "new", entry: entryOf(domains, households, { release, at, figures }) };
}

const entryOf = (
  domains: readonly Domain[],
  households: readonly string[],
  named: Pick<LedgerEntry, "release" | "at" | "figures">,
): LedgerEntry => ({
  ...named,
  households,
  domains: domains.map((domain) => forLedger(domain, households.length)),
});

const sameHouseholds = (a: readonly string[], b: readonly string[]): boolean => {
  const set = new Set(a);
  return a.length === b.length && b.every((household) => set.has(household));
};

const mostConflicts = 8;

function conflictText(conflicts: readonly Conflict[], { differences }: DisclosureRules): string {
  const lines = conflicts.slice(0, mostConflicts).map(({ domain, release, other, needed }) => {
    const there = release === undefined ? "of this release" : `of release "${release}"`;
    return `  ${nameOf(domain)} and ${nameOf(other)} ${there} differ by fewer than ${needed} households`;
  });
  const more = conflicts.length > mostConflicts ? [`  and ${conflicts.length - mostConflicts} more`] : [];
  const isOlder = conflicts.some(({ release }) => release !== undefined);
  return [
    "Nothing is released, as subtracting figures of the same variables would tell of a few households:",
    ...lines,
    ...more,
    isOlder
      ? `  Wait until more households differ, release the data of then once more, or leave these tables out${differences === "either-way" ? '. Where a few withdrew and many came since: "differences": "both-ways" in the rules' : ""}`
      : "  Leave one of the two out of the plan, or merge one of the groups with another",
  ].join("\n");
}

const nameOf = ({
  tables,
  groups,
}: {
  readonly tables: readonly string[];
  readonly groups: readonly string[];
}): string => `${tables.join(", ")} (${groups.join("; ")})`;
