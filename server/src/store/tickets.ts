import type { Sql } from "@returns/schemas";
import { z } from "zod";

export type TicketPurpose = "enrol" | "sign-in";

export interface Ticket {
  readonly hash: string;
  readonly purpose: TicketPurpose;
  /** Who signs in with it. */
  readonly personId: string | null;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export async function insertTicket(sql: Sql, ticket: Omit<Ticket, "usedAt">): Promise<void> {
  await sql.query("insert into ticket (hash, purpose, person_id, expires_at) values ($1, $2, $3, $4)", [
    ticket.hash,
    ticket.purpose,
    ticket.personId,
    ticket.expiresAt,
  ]);
}

export async function findTicket(sql: Sql, hash: string, purpose: TicketPurpose): Promise<Ticket | undefined> {
  const { rows } = await sql.query(
    "select hash, purpose, person_id, expires_at, used_at from ticket where hash = $1 and purpose = $2",
    [hash, purpose],
  );
  if (rows[0] === undefined) return undefined;
  const { person_id, expires_at, used_at, ...ticket } = Record.parse(rows[0]);
  return { ...ticket, personId: person_id, expiresAt: expires_at, usedAt: used_at };
}

/** Whether it was this call that used the ticket: of two at the same time only one does. */
export async function useTicket(sql: Sql, hash: string, at: string): Promise<boolean> {
  const { affected } = await sql.query("update ticket set used_at = $2 where hash = $1 and used_at is null", [
    hash,
    at,
  ]);
  return affected === 1;
}

const Record = z.object({
  hash: z.string(),
  purpose: z.enum(["enrol", "sign-in"]),
  person_id: z.string().nullable(),
  expires_at: z.string(),
  used_at: z.string().nullable(),
});
