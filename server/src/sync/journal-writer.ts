import { type Admission, type Arrival, admit, type Sql } from "@returns/schemas";
import { appendRow, lockJournal, readHead, relatedRows } from "../store/envelopes.ts";

/** An envelope that is to be written. */
export interface Incoming extends Arrival {
  readonly bytes: Uint8Array;
}

export interface JournalWriter {
  /** Resolves when all of them are on disk, with the place of each, in order. */
  append(incoming: readonly Incoming[]): Promise<readonly Admission[]>;
}

/**
 * The only writer of the journal in this process; other processes on the same database wait for each other. What
 * arrives while one transaction is written goes into the next one together, so that many phones share one flush.
 *
 * @param afterCommit called when envelopes were stored and acknowledged; it must not throw
 */
export function createJournalWriter(sql: Sql, clock: () => Date, afterCommit: () => void): JournalWriter {
  let waiting: Job[] = [];
  let isWriting = false;

  const writeAll = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      const jobs = takeSome(waiting);
      waiting = waiting.slice(jobs.length);
      await settle(jobs);
    }
    isWriting = false;
  };
  const settle = async (jobs: readonly Job[]) => {
    const admissions = await commit(
      jobs.flatMap(({ incoming }) => incoming),
      sql,
      clock,
    ).catch((cause: unknown) => ({ cause }));
    if ("cause" in admissions) {
      // One that the database refuses must not take the others down with it
      if (jobs.length > 1) for (const job of jobs) await settle([job]);
      else for (const { reject } of jobs) reject(admissions.cause);
      return;
    }
    let at = 0;
    for (const { incoming, resolve } of jobs) {
      resolve(admissions.slice(at, at + incoming.length));
      at += incoming.length;
    }
    afterCommit();
  };
  return {
    append: (incoming) =>
      new Promise((resolve, reject) => {
        waiting.push({ incoming, resolve, reject });
        if (!isWriting) void writeAll();
      }),
  };
}

interface Job {
  readonly incoming: readonly Incoming[];
  readonly resolve: (admissions: readonly Admission[]) => void;
  readonly reject: (cause: unknown) => void;
}

const mostTogether = 200;

function takeSome(waiting: readonly Job[]): readonly Job[] {
  let envelopes = 0;
  const beyond = waiting.findIndex(({ incoming }, index) => {
    envelopes += incoming.length;
    return index > 0 && envelopes > mostTogether;
  });
  return beyond === -1 ? waiting : waiting.slice(0, beyond);
}

function commit(incoming: readonly Incoming[], sql: Sql, clock: () => Date): Promise<readonly Admission[]> {
  return sql.transaction(async (tx) => {
    await lockJournal(tx);
    const head = await readHead(tx);
    const known = await relatedRows(tx, {
      hashes: incoming.map(({ hash }) => hash),
      signed: incoming.flatMap(({ checked }) => (checked.status === "signed" ? [checked.header] : [])),
    });
    const admissions = admit(head, known, incoming, clock().toISOString());
    for (const [index, { outcome, row }] of admissions.entries()) {
      const bytes = incoming[index]?.bytes;
      if (outcome === "new" && bytes !== undefined) await appendRow(tx, row, bytes);
    }
    return admissions;
  });
}
