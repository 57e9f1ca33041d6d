import { addTo, type Bits, countWithout, emptyBits, numbersIn } from "./bits.ts";
import type { Domain } from "./domains.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { DisclosureRules } from "./rules.ts";

/** Two sets of households that are so alike that subtracting one from the other tells of a few. */
export interface Conflict {
  readonly domain: Domain;
  /** The release that has the other one; `undefined` when it is in this release too. */
  readonly release: string | undefined;
  readonly other: { readonly groups: readonly string[]; readonly tables: readonly string[] };
  readonly needed: number;
}

type Compared = Pick<Domain, "groups" | "tables" | "variables" | "bits"> & {
  /** The base of which it is a share. */
  readonly base?: Bits;
};

/**
 * Compares what is to be released with itself and with everything that was released before, of the same variables: by
 * regions inside regions, groups inside groups, answers merged otherwise, and by households that came or went.
 *
 * A set that was released before as it is tells nothing new, and is compared with nothing.
 */
export function conflictsOf(
  domains: readonly Domain[],
  households: readonly string[],
  ledger: readonly LedgerEntry[],
  { differences }: DisclosureRules,
): readonly Conflict[] {
  const numbers = new Map(households.map((household, number) => [household, number]));
  for (const { households: older } of ledger)
    for (const household of older) if (!numbers.has(household)) numbers.set(household, numbers.size);
  const size = numbers.size;
  const now = domains.map((domain) => ({ domain, compared: comparedOf(domain, domains, size) }));
  const before = ledger.map((entry) => ({ entry, compared: rememberedOf(entry, numbers) }));
  return now.flatMap(({ domain, compared }, index): readonly Conflict[] => {
    const { needed } = domain;
    const isKnown = before.some(({ compared: all }) =>
      all.some((other) => isComparable(compared, other) && isSame(compared, other)),
    );
    if (isKnown) return [];
    const within = now
      .slice(0, index)
      .flatMap(({ domain: other, compared: earlier }): readonly Conflict[] =>
        isComparable(compared, earlier) && !isAudited(domain, other) && isNear(compared, earlier, needed)
          ? [{ domain, release: undefined, other, needed }]
          : [],
      );
    const older = before.flatMap(({ entry, compared: all }) =>
      all.flatMap((other): readonly Conflict[] => {
        if (!isComparable(compared, other)) return [];
        const sameGroup = compared.groups.some((group) => other.groups.includes(group));
        const moved = differences === "either-way" && sameGroup && compared.base === undefined;
        return isNear(compared, other, needed) || (moved && hasMoved(compared, other, needed))
          ? [{ domain, release: entry.release, other, needed }]
          : [];
      }),
    );
    return [...older, ...within];
  });
}

/** Of the same variables; and answers only where they are shares of the same households. */
function isComparable(a: Compared, b: Compared): boolean {
  if (!a.variables.some((name) => b.variables.includes(name))) return false;
  if (a.base === undefined || b.base === undefined) return a.base === b.base;
  return countWithout(a.base, b.base) === 0 && countWithout(b.base, a.base) === 0;
}

const isSame = (a: Compared, b: Compared): boolean =>
  countWithout(a.bits, b.bits) === 0 && countWithout(b.bits, a.bits) === 0;

/** Whether the difference of both is a few households. */
function isNear(a: Compared, b: Compared, needed: number): boolean {
  const [more, less] = [countWithout(a.bits, b.bits), countWithout(b.bits, a.bits)];
  return more + less > 0 && more < needed && less < needed;
}

/** Whether a group lost or gained a few. */
function hasMoved(a: Compared, b: Compared, needed: number): boolean {
  const isFew = (count: number): boolean => count >= 1 && count < needed;
  return isFew(countWithout(a.bits, b.bits)) || isFew(countWithout(b.bits, a.bits));
}

/** In one table, answers, and groups with what they are groups of, add up: the audit of the table has subtracted them. */
const isAudited = (a: Domain, b: Domain): boolean =>
  a.places.some((one) =>
    b.places.some(
      (other) =>
        one.table === other.table &&
        (a.shareOf !== undefined || isWithin(one.groups, other.groups) || isWithin(other.groups, one.groups)),
    ),
  );

const isWithin = (some: readonly string[], all: readonly string[]): boolean => some.every((each) => all.includes(each));

function comparedOf(domain: Domain, domains: readonly Domain[], size: number): Compared {
  const base = domain.shareOf === undefined ? undefined : domains[domain.shareOf]?.bits;
  return { ...domain, bits: widened(domain.bits, size), ...(base === undefined ? {} : { base: widened(base, size) }) };
}

function widened(bits: Bits, size: number): Bits {
  const wide = emptyBits(size);
  wide.set(bits);
  return wide;
}

function rememberedOf(entry: LedgerEntry, numbers: ReadonlyMap<string, number>): readonly Compared[] {
  const all = entry.domains.map(({ members }) => {
    const bits = emptyBits(numbers.size);
    for (const number of numbersIn(members)) addTo(bits, numbers.get(entry.households[number] ?? "") ?? 0);
    return bits;
  });
  return entry.domains.map(({ shareOf, ...domain }, index): Compared => {
    const base = shareOf === undefined ? undefined : all[shareOf];
    return { ...domain, bits: all[index] ?? emptyBits(numbers.size), ...(base === undefined ? {} : { base }) };
  });
}
