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
