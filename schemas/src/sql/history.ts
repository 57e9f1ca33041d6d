import type { Sql } from "./port.ts";

/** One step in the life of a database. A step that has been released is never edited: a change is a new step at the end. */
export interface Migration {
  /** 1, 2, 3 … without a gap. */
  readonly id: number;
  /** What the step does, in a few words. */
  readonly name: string;
  /** Sentences without parameters, or a function for what plain SQL cannot say. */
  readonly up: string | ((sql: Sql) => Promise<void>);
}

/** Thrown when a database and a program do not fit each other. */
export class HistoryError extends Error {
  override readonly name = "HistoryError";
}

/**
 * Brings a database to the end of its history, in one transaction: all missing steps or none of them.
 *
 * Runs any number of times, and from several processes at once: a lock lets one work while the others wait.
 *
 * @returns the names of the steps that were missing
 * @throws HistoryError when the database was written by a newer program, or by one with another history
 */
export async function migrate(sql: Sql, history: readonly Migration[]): Promise<readonly string[]> {
  const misnumbered = history.find((step, index) => step.id !== index + 1);
  if (misnumbered) {
    throw new HistoryError(`Cannot use this history as its ids are not 1, 2, 3 …: found ${misnumbered.id}`);
  }
  return sql.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [historyLock]);
    await tx.execute(
      "create table if not exists migration (id integer primary key, name text not null, applied_at timestamptz not null default now())",
    );
    const { rows: applied } = await tx.query<{ id: number; name: string }>(
      "select id, name from migration order by id",
    );
    checkFit(applied, history);
    const missing = history.slice(applied.length);
    for (const step of missing) {
      await (typeof step.up === "string" ? tx.execute(step.up) : step.up(tx));
      await tx.query("insert into migration (id, name) values ($1, $2)", [step.id, step.name]);
    }
    return missing.map((step) => step.name);
  });
}

/** Any number will do as long as nobody else locks it: the letters "idp". */
const historyLock = 0x69_64_70;

function checkFit(applied: readonly { id: number; name: string }[], history: readonly Migration[]): void {
  if (applied.length > history.length) {
    throw new HistoryError(
      `Cannot use this database as a newer version wrote it: it has ${applied.length} steps, this program knows ${history.length}. ` +
        "Start the newer version",
    );
  }
  for (const [index, step] of applied.entries()) {
    const known = history[index];
    if (known?.id !== step.id || known.name !== step.name) {
      throw new HistoryError(
        `Cannot use this database as its history is another one: step ${step.id} is "${step.name}" there ` +
          `and "${known?.name ?? "missing"}" here. Use the program that wrote it, or an empty database`,
      );
    }
  }
}
