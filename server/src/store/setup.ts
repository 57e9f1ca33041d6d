import { canonicalJson, type Sql } from "@returns/schemas";
import type { ProjectSetup } from "../demo/setup.ts";
import { StoredSetup } from "../project/setup-schema.ts";

/** The project that this server works for, once there is one. */
export async function readSetup(sql: Sql): Promise<ProjectSetup | undefined> {
  const { rows } = await sql.query<{ setup: string }>("select setup from project_setup");
  const [row] = rows;
  return row && StoredSetup.parse(JSON.parse(row.setup));
}

/** Puts a project in the place of the one before; says whether anything is different now. */
export async function storeSetup(sql: Sql, setup: ProjectSetup): Promise<"stored" | "no-changes"> {
  const text = canonicalJson(StoredSetup.parse(setup));
  const { affected } = await sql.query(
    `insert into project_setup (setup) values ($1)
     on conflict (the_one) do update set setup = excluded.setup, stored_at = now() where project_setup.setup <> excluded.setup`,
    [text],
  );
  return affected === 0 ? "no-changes" : "stored";
}

/** Whether any household has really been interviewed for this project. */
export async function hasRealInterviews(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query("select 1 from submission where not simulated limit 1");
  return rows.length > 0;
}

/** How many simulated interviews there are. */
export async function countSimulated(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ n: number }>("select count(*) as n from submission where simulated");
  return rows[0]?.n ?? 0;
}
