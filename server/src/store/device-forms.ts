import type { Sql } from "@returns/schemas";

/** A phone that may be asking with a form. */
export interface PhoneWithForm {
  readonly deviceId: string;
  readonly label: string;
  readonly formHash: string;
  readonly givenAt: string;
}

/** Notes which forms a phone was given, in the place of those before. */
export async function noteDeviceForms(
  sql: Sql,
  deviceId: string,
  hashes: readonly string[],
  at: string,
): Promise<void> {
  await sql.transaction(async (tx) => {
    await tx.query("delete from device_form where device_id = $1", [deviceId]);
    for (const hash of new Set(hashes)) {
      await tx.query("insert into device_form (device_id, form_hash, given_at) values ($1, $2, $3)", [
        deviceId,
        hash,
        at,
      ]);
    }
  });
}

/** Which phones have which forms, of phones that are not revoked. */
export async function readDeviceForms(sql: Sql): Promise<readonly PhoneWithForm[]> {
  const { rows } = await sql.query<{ deviceId: string; label: string; formHash: string; givenAt: string }>(
    `select device_id as "deviceId", label, form_hash as "formHash", given_at as "givenAt"
     from device_form join device on device.id = device_id where revoked_at is null order by label, device_id`,
  );
  return rows;
}

/** How many interviews were finished with each form, by its hash. */
export async function countInterviewsByForm(sql: Sql): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql.query<{ hash: string; n: number }>(
    `select form_hash as hash, count(distinct interview_id) as n from submission
     where kind in ('final', 'refusal') group by form_hash`,
  );
  return new Map(rows.map(({ hash, n }) => [hash, n]));
}
