import { z } from "zod";

const domain = z.strictObject({
  /** The groups that have these households, such as `origin_state SD02`; `total` for everybody. */
  groups: z.array(z.string()).readonly(),
  /** The tables in which they stand. */
  tables: z.array(z.string()).readonly(),
  variables: z.array(z.string()).readonly(),
  /** Of the households that give an answer the domain of which they are a share, by its place in the list. */
  shareOf: z.int().min(0).exactOptional(),
  /** One bit for each household of the release, in hexadecimal. */
  members: z.string().regex(/^([0-9a-f]{2})*$/),
});

const entry = z.strictObject({
  release: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** Fingerprint of all figures. */
  figures: z.string(),
  /** Keyed hashes of the households, never their ids. */
  households: z.array(z.string()).readonly(),
  domains: z.array(domain).readonly(),
});
/** One release as the ledger remembers it: of whom figures were published, but no figure. */
export type LedgerEntry = z.infer<typeof entry>;
export type LedgerDomain = z.infer<typeof domain>;

const line = z.strictObject({ previous: z.string(), entry });

/** The ledger cannot be trusted. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
}

type Hash = (text: string) => string;

const beginning = "";

/**
 * The releases of a ledger, the first one first. Each line names the hash of the line before it, so that none can be
 * changed or taken out of the middle unseen; that the last lines are there only a copy elsewhere can tell.
 *
 * @throws LedgerError with the number of the first line that is not as it was written
 */
export function readLedger(text: string, hash: Hash): readonly LedgerEntry[] {
  let previous = beginning;
  return linesOf(text).map((each, index) => {
    const read = line.safeParse(parsed(each));
    if (!read.success || read.data.previous !== previous) {
      throw new LedgerError(
        `Cannot use the release ledger, as line ${index + 1} does not follow from the lines before it: it was changed, ` +
          "or a line is missing. Put the ledger back from a copy; without it nobody can tell what new figures would give away",
      );
    }
    previous = hash(each);
    return read.data.entry;
  });
}

/** The line that a new release adds to a ledger. */
export function ledgerLine(text: string, added: LedgerEntry, hash: Hash): string {
  const last = linesOf(text).at(-1);
  return `${JSON.stringify({ previous: last === undefined ? beginning : hash(last), entry: added })}\n`;
}

const linesOf = (text: string): readonly string[] => text.split("\n").filter((each) => each !== "");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
