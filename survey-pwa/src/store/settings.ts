import { EnrolReply, Offer } from "@returns/schemas";
import { z } from "zod";
import type { Statement } from "./page-database.ts";
import type { PhoneStore } from "./worker-store.ts";

/** Every sentence about what the phone knows of itself. */

const publicKey = EnrolReply.shape.receiptKey;

const shapes = {
  /** How this phone belongs to its project. */
  enrolment: z.strictObject({
    deviceId: z.string(),
    projectId: z.string(),
    label: z.string(),
    uploadToken: z.string(),
    accessToken: z.string(),
    /** Pinned when the phone was enrolled: receipts signed by another key are not believed. */
    receiptKey: publicKey,
  }),
  /** The phone's own signing key: ECDSA P-256 as JWK, `d` being the secret half. */
  signingKey: publicKey.extend({ d: z.string() }),
  /** What the phone can testify of the office's chain. */
  witness: Offer.shape.last,
  /** How far the office's clock is ahead of this phone's, in milliseconds, when they spoke last. */
  clockOffsetMs: z.number(),
};

type Settings = { readonly [name in keyof typeof shapes]: z.infer<(typeof shapes)[name]> };

export type Enrolment = Settings["enrolment"];
export type SigningKey = Settings["signingKey"];

export type KnownSettings = { readonly [name in keyof Settings]: Settings[name] | undefined };

export async function readSettings(store: PhoneStore): Promise<KnownSettings> {
  const rows = await store.query("select name, value from setting", []);
  const texts = new Map(rows.map((row) => [`${row.name}`, `${row.value}`]));
  const one = <T>(name: keyof Settings, shape: z.ZodType<T>): T | undefined => {
    const text = texts.get(name);
    return text === undefined ? undefined : shape.parse(JSON.parse(text));
  };
  return {
    enrolment: one("enrolment", shapes.enrolment),
    signingKey: one("signingKey", shapes.signingKey),
    witness: one("witness", shapes.witness),
    clockOffsetMs: one("clockOffsetMs", shapes.clockOffsetMs),
  };
}

export const storeSetting = <Name extends keyof Settings>(name: Name, value: Settings[Name]): Statement => ({
  text: "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
  values: [name, JSON.stringify(value)],
  affects: 1,
});

/** A new device counts its envelopes from 1. */
export const restartChain: Statement = {
  text: "update device_chain set seq = 0, head = null",
  outdates: "second-copy",
};

export const storeProject = (hash: string, bundle: string): Statement => ({
  text: `insert into project (hash, bundle) values ($1, $2)
         on conflict (singleton) do update set hash = excluded.hash, bundle = excluded.bundle`,
  values: [hash, bundle],
  affects: 1,
});

/** The lists of another project have other names: they are folded again when they are first searched. */
export const dropFoldedLists: Statement = { text: "delete from folded_list" };

export async function readProject(store: PhoneStore): Promise<string | undefined> {
  const [row] = await store.query("select bundle from project", []);
  return row === undefined ? undefined : `${row.bundle}`;
}
