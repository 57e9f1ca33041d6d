import type { Sql } from "@returns/schemas";
import { useToken } from "../store/devices.ts";
import { useSession } from "../store/people.ts";
import { accessLives, later } from "./enrol.ts";
import type { Caller } from "./roles.ts";
import { hashSecret } from "./secrets.ts";
import { sessionLives } from "./sign-in.ts";

/** What a request shows of its caller. A request that shows both is judged by its token. */
export interface Credentials {
  readonly bearer: string | undefined;
  readonly session: string | undefined;
}

/** Who is calling. Somebody whose token or session is not known, or has ended, is nobody. */
export async function whoCalls({ bearer, session }: Credentials, sql: Sql, now: Date): Promise<Caller> {
  if (bearer !== undefined) return deviceBehind(bearer, sql, now);
  if (session === undefined) return nobody;
  const idleSince = new Date(now.getTime() - sessionLives.idleMinutes * 60_000).toISOString();
  const person = await useSession(sql, hashSecret(session), now.toISOString(), idleSince);
  return person === undefined ? nobody : { caller: "person", personId: person.id, role: person.role };
}

async function deviceBehind(bearer: string, sql: Sql, now: Date): Promise<Caller> {
  const scope = scopes.find(({ prefix }) => bearer.startsWith(prefix));
  if (scope === undefined) return nobody;
  const token = { hash: hashSecret(bearer), scope: scope.scope };
  const device = await useToken(sql, token, now.toISOString(), later(now, scope.days));
  if (device === undefined) return nobody;
  const standing = device.revokedAt === null ? "active" : "revoked";
  return { caller: "device", deviceId: device.id, standing, scope: scope.scope };
}

const scopes = [
  { prefix: "idp_up_", scope: "upload", days: accessLives.uploadTokenDays },
  { prefix: "idp_ac_", scope: "access", days: accessLives.accessTokenDays },
] as const;

const nobody: Caller = { caller: "nobody" };
