import type { Sql } from "@returns/schemas";
import { z } from "zod";
import { type Role, roles } from "../access/roles.ts";

/** Somebody who uses the pages of the office. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Makes sure that this person is known, with this role. */
export async function putPerson(sql: Sql, person: Person): Promise<void> {
  await sql.query(
    "insert into person (id, name, role) values ($1, $2, $3) on conflict (id) do update set name = $2, role = $3",
    [person.id, person.name, person.role],
  );
}

export async function insertSession(
  sql: Sql,
  session: { readonly hash: string; readonly personId: string; readonly seenAt: string; readonly expiresAt: string },
): Promise<void> {
  await sql.query("insert into session (hash, person_id, seen_at, expires_at) values ($1, $2, $3, $4)", [
    session.hash,
    session.personId,
    session.seenAt,
    session.expiresAt,
  ]);
}

/** Whose session this is, while it lasts and was used since `idleSince`. */
export async function useSession(sql: Sql, hash: string, now: string, idleSince: string): Promise<Person | undefined> {
  const { rows } = await sql.query(
    `select person.id, name, role, seen_at from session join person on person.id = session.person_id
      where hash = $1 and expires_at > $2 and seen_at > $3`,
    [hash, now, idleSince],
  );
  if (rows[0] === undefined) return undefined;
  const { seen_at, ...person } = Record.parse(rows[0]);
  // Written once a minute at most, as every page would cost a write to disk
  if (Date.parse(now) - Date.parse(seen_at) > 60_000) {
    await sql.query("update session set seen_at = $2 where hash = $1", [hash, now]);
  }
  return person;
}

export async function endSession(sql: Sql, hash: string): Promise<void> {
  await sql.query("delete from session where hash = $1", [hash]);
}

const Record = z.object({ id: z.string(), name: z.string(), role: z.enum(roles), seen_at: z.string() });
