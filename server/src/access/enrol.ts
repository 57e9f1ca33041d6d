import { type EnrolReply, type EnrolRequest, type PublicKey, type Sql, toHex } from "@returns/schemas";
import { deviceOfTicket, insertDevice, setTokens } from "../store/devices.ts";
import { findTicket, insertTicket, useTicket } from "../store/tickets.ts";
import { hashSecret, makeSecret, type Random } from "./secrets.ts";

export const accessLives = {
  ticketHours: 24,
  /** Renewed by use. */
  uploadTokenDays: 400,
  /** Renewed by use: a phone that was away longer must be enrolled again before it reads lists and assignments. */
  accessTokenDays: 30,
} as const;

export interface AccessParts {
  readonly sql: Sql;
  readonly clock: () => Date;
  readonly random: Random;
}

/** Makes a ticket with which one phone can be enrolled within 24 hours. Only its hash is stored. */
export async function issueEnrolTicket({ sql, clock, random }: AccessParts): Promise<string> {
  const ticket = makeSecret("", random);
  const expiresAt = later(clock(), accessLives.ticketHours / 24);
  await insertTicket(sql, { hash: hashSecret(ticket), purpose: "enrol", personId: null, expiresAt });
  return ticket;
}

/**
 * Where an enumerator's phone is enrolled. Ticket and fingerprint stand behind `#`, so that no server's log has them.
 *
 * @param origin such as `https://returns.example.org`
 */
export function enrolLink(origin: string, ticket: string, receiptKeyFingerprint: string): string {
  return `${origin}/enrol#t=${ticket}&r=${receiptKeyFingerprint}`;
}

export type Enrolled =
  | { readonly status: "enrolled"; readonly reply: EnrolReply }
  | { readonly status: "ticket-unknown" | "ticket-used" | "ticket-expired" };

/**
 * Enrols the phone that shows a ticket. A ticket enrols one key; the phone that holds that key may ask again while the
 * ticket lasts, since the answer may have been lost on the way: it gets new tokens, and the ones before end.
 */
export async function enrol(
  request: EnrolRequest,
  server: AccessParts & { readonly receiptKey: PublicKey; readonly projectId: string },
): Promise<Enrolled> {
  const now = server.clock();
  const hash = hashSecret(request.ticket);
  return server.sql.transaction(async (sql) => {
    const ticket = await findTicket(sql, hash, "enrol");
    if (ticket === undefined) return { status: "ticket-unknown" };
    if (ticket.expiresAt <= now.toISOString()) return { status: "ticket-expired" };
    const isFirst = await useTicket(sql, hash, now.toISOString());
    const deviceId = isFirst
      ? await addDevice(sql, request, hash, server)
      : await sameDevice(sql, request.signingKey, hash);
    if (deviceId === undefined) return { status: "ticket-used" };

    const uploadToken = makeSecret("idp_up_", server.random);
    const accessToken = makeSecret("idp_ac_", server.random);
    await setTokens(sql, deviceId, [
      { hash: hashSecret(uploadToken), scope: "upload", expiresAt: later(now, accessLives.uploadTokenDays) },
      { hash: hashSecret(accessToken), scope: "access", expiresAt: later(now, accessLives.accessTokenDays) },
    ]);
    const { receiptKey, projectId } = server;
    return { status: "enrolled", reply: { v: 1, deviceId, uploadToken, accessToken, receiptKey, projectId } };
  });
}

async function addDevice(sql: Sql, request: EnrolRequest, ticketHash: string, by: AccessParts): Promise<string> {
  const id = `d-${toHex(by.random(8))}`;
  const { label, signingKey } = request;
  const device = { id, label, key: signingKey, enrolledAt: by.clock().toISOString(), revokedAt: null };
  await insertDevice(sql, device, ticketHash);
  return id;
}

async function sameDevice(sql: Sql, key: PublicKey, ticketHash: string): Promise<string | undefined> {
  const device = await deviceOfTicket(sql, ticketHash);
  const isSame = device !== undefined && device.key.x === key.x && device.key.y === key.y && device.revokedAt === null;
  return isSame ? device.id : undefined;
}

/** An instant some days later, as it is stored. */
export const later = (now: Date, days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString();
