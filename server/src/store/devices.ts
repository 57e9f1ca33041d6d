import type { PublicKey, Sql } from "@returns/schemas";
import { z } from "zod";

/** One phone that was enrolled. */
export interface Device {
  readonly id: string;
  readonly label: string;
  readonly key: PublicKey;
  readonly enrolledAt: string;
  readonly revokedAt: string | null;
}

export type TokenScope = "upload" | "access";

export async function insertDevice(sql: Sql, device: Device, ticketHash: string): Promise<void> {
  await sql.query(
    "insert into device (id, label, key_x, key_y, ticket_hash, enrolled_at) values ($1, $2, $3, $4, $5, $6)",
    [device.id, device.label, device.key.x, device.key.y, ticketHash, device.enrolledAt],
  );
}

export async function findDevice(sql: Sql, id: string): Promise<Device | undefined> {
  const { rows } = await sql.query(`select ${columns} from device where id = $1`, [id]);
  return rows[0] === undefined ? undefined : readDevice(rows[0]);
}

/** The device that was enrolled with this ticket. */
export async function deviceOfTicket(sql: Sql, ticketHash: string): Promise<Device | undefined> {
  const { rows } = await sql.query(`select ${columns} from device where ticket_hash = $1`, [ticketHash]);
  return rows[0] === undefined ? undefined : readDevice(rows[0]);
}

/** All devices, the newest first. */
export async function listDevices(sql: Sql): Promise<readonly Device[]> {
  const { rows } = await sql.query(`select ${columns} from device order by enrolled_at desc, id`);
  return rows.map(readDevice);
}

/** What the device sends from now on is stored and set aside; it reads nothing any more. */
export async function revokeDevice(
  sql: Sql,
  id: string,
  at: string,
): Promise<"revoked" | "already-revoked" | "unknown"> {
  const { affected } = await sql.query("update device set revoked_at = $2 where id = $1 and revoked_at is null", [
    id,
    at,
  ]);
  if (affected === 1) return "revoked";
  return (await findDevice(sql, id)) === undefined ? "unknown" : "already-revoked";
}

/** Replaces the tokens of a device. */
export async function setTokens(
  sql: Sql,
  deviceId: string,
  tokens: readonly { readonly hash: string; readonly scope: TokenScope; readonly expiresAt: string }[],
): Promise<void> {
  await sql.query("delete from device_token where device_id = $1", [deviceId]);
  for (const { hash, scope, expiresAt } of tokens) {
    await sql.query("insert into device_token (hash, device_id, scope, expires_at) values ($1, $2, $3, $4)", [
      hash,
      deviceId,
      scope,
      expiresAt,
    ]);
  }
}

/** The device that holds this token for this purpose, as long as it lasts; its life is prolonged to `expiresAt`. */
export async function useToken(
  sql: Sql,
  token: { readonly hash: string; readonly scope: TokenScope },
  now: string,
  expiresAt: string,
): Promise<Device | undefined> {
  const { rows } = await sql.query(
    `select ${columns}, expires_at from device_token join device on device.id = device_token.device_id
      where hash = $1 and scope = $2 and expires_at > $3`,
    [token.hash, token.scope, now],
  );
  if (rows[0] === undefined) return undefined;
  const { expires_at } = z.object({ expires_at: z.string() }).parse(rows[0]);
  // Written once a day at most, as every request would cost a write to disk
  if (Date.parse(expiresAt) - Date.parse(expires_at) > 86_400_000) {
    await sql.query("update device_token set expires_at = $2 where hash = $1", [token.hash, expiresAt]);
  }
  return readDevice(rows[0]);
}

/** Changes whenever a device is enrolled or revoked. */
export async function deviceKnowledge(sql: Sql): Promise<string> {
  const { rows } = await sql.query("select count(*) as devices, count(revoked_at) as revoked from device");
  const { devices, revoked } = z.object({ devices: z.number(), revoked: z.number() }).parse(rows[0]);
  return `${devices}/${revoked}`;
}

/** Notes something that somebody in the office should look at. The same matter is noted once. */
export async function raiseAlarm(
  sql: Sql,
  alarm: { readonly kind: string; readonly deviceId: string; readonly detail: string; readonly at: string },
): Promise<void> {
  await sql.query("insert into alarm (kind, device_id, detail, at) values ($1, $2, $3, $4) on conflict do nothing", [
    alarm.kind,
    alarm.deviceId,
    alarm.detail,
    alarm.at,
  ]);
}

export interface Alarm {
  readonly kind: string;
  readonly deviceId: string;
  readonly detail: string;
  readonly at: string;
}

/**
 * All alarms, the newest first. That a phone remembers another chain (`differs`) counts only when three phones say so:
 * one alone may be lying, or broken.
 */
export async function listAlarms(sql: Sql): Promise<readonly Alarm[]> {
  const { rows } = await sql.query(
    `select kind, device_id, detail, at from alarm
      where kind <> 'differs' or (select count(distinct device_id) from alarm where kind = 'differs') >= 3
      order by at desc, device_id`,
  );
  return rows.map((row) => {
    const { device_id, ...alarm } = AlarmRecord.parse(row);
    return { ...alarm, deviceId: device_id };
  });
}

const columns = "id, label, key_x, key_y, enrolled_at, revoked_at";

const AlarmRecord = z.object({ kind: z.string(), device_id: z.string(), detail: z.string(), at: z.string() });

const DeviceRecord = z.object({
  id: z.string(),
  label: z.string(),
  key_x: z.string(),
  key_y: z.string(),
  enrolled_at: z.string(),
  revoked_at: z.string().nullable(),
});

function readDevice(record: unknown): Device {
  const { key_x, key_y, enrolled_at, revoked_at, ...device } = DeviceRecord.parse(record);
  return {
    ...device,
    key: { kty: "EC", crv: "P-256", x: key_x, y: key_y },
    enrolledAt: enrolled_at,
    revokedAt: revoked_at,
  };
}
