import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SqlSource, shareOf, surveyInDatabase, tableConventions } from "@returns/analysis";
import type { Sql } from "@returns/schemas";
import { openPostgres } from "@returns/server";
import { startPostgres } from "../machine/postgres.ts";
import { writeHouseholds } from "./households.ts";

/**
 * A table of 4 categories in 18 groups from answers that stay in PostgreSQL, as it is when freshly installed. It is meant to
 * take a second at most with a million households, by the clock.
 */
export async function benchPushdown(sizes: readonly number[], repeats: number): Promise<void> {
  const cluster = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), "returns-bench-"));
  try {
    chmodSync(folder, 0o755);
    for (const rows of sizes) {
      const db = await openPostgres(cluster.createDatabase());
      try {
        const file = join(folder, `${rows}.csv`);
        writeHouseholds(file, rows);
        await store(db, file);
        await measure(db, rows, repeats);
      } finally {
        await db.close();
      }
    }
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true });
  }
}

const codes = ["stratum", "psu", "origin", "intention", "camp"];
const numbers = ["w", "ret", "head_female", "head_age", "hh_size", "income", "months", "fcs", "food", "disability"];
const inFile =
  "stratum,psu,w,origin,intention,ret,head_female,head_age,hh_size,income,camp,months,fcs,food,disability".split(",");

/** Codes as text and numbers as double precision, as in the tables of answers. */
async function store(db: Sql, file: string): Promise<void> {
  const fields = inFile.map((name) => `${name} ${codes.includes(name) ? "text" : "float8"}`);
  await db.execute(`create table household (${fields.join(", ")})`);
  await db.execute(`copy household from '${file}' with (format csv, header)`);
  await db.execute("vacuum analyze household");
}

const variable = { label: {}, missing: {} };
// A form lists the answers to a question
const intentions = ["1", "2", "3", "4"].map((code) => ({ code, label: {} }));
const source: SqlSource = {
  from: "household",
  column: (name) => `"${name}"`,
  variables: [
    ...codes.map((name) => ({
      ...{ ...variable, name, measure: "category" as const },
      levels: name === "intention" ? intentions : [],
    })),
    ...numbers.map((name) => ({ ...variable, name, measure: "number" as const, levels: [] })),
  ],
};
const setup = { strata: "stratum", clusters: "psu", weights: "w", singleCluster: "fail" } as const;

async function measure(db: Sql, rows: number, repeats: number): Promise<void> {
  const reading: Spent[] = [];
  const asking: Spent[] = [];
  for (let i = 0; i < repeats; i++) {
    const [survey, read] = await timed(db, () => surveyInDatabase(db, source, setup, tableConventions));
    const [, asked] = await timed(db, () => survey.groupBy("origin").summarise({ share: shareOf("intention") }));
    reading.push(read);
    asking.push(asked);
  }
  console.log(`\n${rows} households in PostgreSQL    seconds   CPU s: ours   database`);
  console.log(line("the clusters of the design", reading));
  console.log(line("4 shares x 18", asking));
}

/** By the clock, and how long a processor worked, which other programs on the machine disturb less. */
interface Spent {
  readonly wall: number;
  readonly ours: number;
  readonly database: number;
}

async function timed<T>(db: Sql, work: () => Promise<T>): Promise<readonly [T, Spent]> {
  const [before, start, cpu] = [await databaseSeconds(db), performance.now(), process.cpuUsage()];
  const result = await work();
  const [{ user, system }, wall] = [process.cpuUsage(cpu), (performance.now() - start) / 1000];
  return [result, { wall, ours: (user + system) / 1e6, database: (await databaseSeconds(db)) - before }];
}

/**
 * What the processes behind our connections have worked, and those that they had help them and that have ended since; Linux
 * counts it in hundredths of a second.
 */
async function databaseSeconds(db: Sql): Promise<number> {
  const { rows } = await db.query("select pid from pg_stat_activity where datname = current_database()");
  const own = rows.map(({ pid }) => statOf(Number(pid)));
  const helpers = own[0] === undefined ? 0 : statOf(own[0].parent).ended;
  return (own.reduce((sum, { worked }) => sum + worked, 0) + helpers) / 100;
}

/** The parent of a process, what it worked itself, and what its children worked that have ended (`man 5 proc`). */
function statOf(pid: number): { readonly parent: number; readonly worked: number; readonly ended: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ").map(Number) ?? [];
  const [parent = 0, worked = 0, system = 0, children = 0, childrenSystem = 0] = [1, 11, 12, 13, 14].map(
    (place) => fields[place],
  );
  return { parent, worked: worked + system, ended: children + childrenSystem };
}

function line(name: string, spent: readonly Spent[]): string {
  const cells = (["wall", "ours", "database"] as const).map((what) => {
    const values = spent.map((each) => each[what]).sort((a, b) => a - b);
    return (values[Math.floor(values.length / 2)] ?? 0).toFixed(2).padStart(11);
  });
  return name.padEnd(36) + cells.join("");
}
