import type { ProjectBundle, Sql } from "@returns/schemas";
import type { Hono } from "hono";
import type { ReceiptKey } from "./access/receipt-key.ts";
import type { Random } from "./access/secrets.ts";
import type { PhoneAssets } from "./http/phone-assets.ts";
import type { Log } from "./http/request-log.ts";
import type { Transport } from "./http/security-headers.ts";
import type { Publishing } from "./publish/publishing.ts";

/** Where the phones' project comes from. */
export interface ProjectSource {
  readonly id: string;
  /** Names exactly this bundle: phones ask again when it changes. */
  hash(): Promise<string>;
  bundle(): Promise<ProjectBundle>;
}

/** All that the server is made of. Nothing in it reaches for a clock, for chance or for a disk by itself. */
export interface ServerParts {
  readonly sql: Sql;
  readonly clock: () => Date;
  readonly random: Random;
  readonly receiptKey: ReceiptKey;
  readonly project: ProjectSource;
  readonly phone: PhoneAssets;
  readonly transport: Transport;
  readonly version: string;
  readonly log: Log;
  /** Called when envelopes were stored: the projector may go to work. It must not throw, and nobody waits for it. */
  readonly afterCommit: () => void;
  /** The forms of the office, which coordinators publish. */
  readonly publishing?: Publishing;
  /** The coordinators' pages; they stand behind the sign-in. */
  readonly dashboard?: Hono;
}
