import { insertSession, type Person, putPerson } from "../store/people.ts";
import { findTicket, insertTicket, useTicket } from "../store/tickets.ts";
import { type AccessParts, accessLives, later } from "./enrol.ts";
import { hashSecret, makeSecret } from "./secrets.ts";

export const sessionLives = { idleMinutes: 30, hours: 8 } as const;

/** Makes a ticket with which this person can sign in once within 24 hours. Only its hash is stored. */
export async function issueSignInTicket(person: Person, { sql, clock, random }: AccessParts): Promise<string> {
  const ticket = makeSecret("", random);
  await sql.transaction(async (tx) => {
    await putPerson(tx, person);
    const expiresAt = later(clock(), accessLives.ticketHours / 24);
    await insertTicket(tx, { hash: hashSecret(ticket), purpose: "sign-in", personId: person.id, expiresAt });
  });
  return ticket;
}

/**
 * Where somebody signs in. The ticket stands in the path, as a page without JavaScript cannot read what is behind `#`;
 * it opens nothing until the button on that page is pressed, and our log keeps no paths.
 */
export const signInLink = (origin: string, ticket: string): string => `${origin}/sign-in/${ticket}`;

export type SignedIn = { readonly status: "signed-in"; readonly session: string } | { readonly status: "link-used-up" };

/** Turns a ticket into a session. Unknown, used and expired tickets get the same answer. */
export async function signIn(ticket: string, { sql, clock, random }: AccessParts): Promise<SignedIn> {
  const now = clock();
  const hash = hashSecret(ticket);
  return sql.transaction(async (tx) => {
    const found = await findTicket(tx, hash, "sign-in");
    const { personId = null, expiresAt = "" } = found ?? {};
    if (personId === null || expiresAt <= now.toISOString()) return { status: "link-used-up" };
    if (!(await useTicket(tx, hash, now.toISOString()))) return { status: "link-used-up" };
    const session = makeSecret("idp_ws_", random);
    await insertSession(tx, {
      hash: hashSecret(session),
      personId,
      seenAt: now.toISOString(),
      expiresAt: later(now, sessionLives.hours / 24),
    });
    return { status: "signed-in", session };
  });
}
