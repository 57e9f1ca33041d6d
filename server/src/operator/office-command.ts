import { webcrypto } from "node:crypto";
import { type Sql, toHex, webCrypto } from "@returns/schemas";
import { z } from "zod";
import { enrolLink, issueEnrolTicket } from "../access/enrol.ts";
import type { Random } from "../access/secrets.ts";
import { issueSignInTicket, signInLink } from "../access/sign-in.ts";
import { OperatorError } from "../operator-error.ts";
import type { Projector } from "../project/projector.ts";
import { listDevices, revokeDevice } from "../store/devices.ts";
import { verifyChain } from "../store/envelopes.ts";
import { verifyPieces } from "../store/verify-pieces.ts";
import type { OnProgress } from "./run-demo.ts";

/** What the operator may ask of an office, whether its server runs or not. */
export const OfficeCommand = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("enrol"), phones: z.int().min(1).max(999) }),
  z.strictObject({ do: z.literal("sign-in") }),
  z.strictObject({ do: z.literal("devices") }),
  z.strictObject({ do: z.literal("revoke"), device: z.string().min(1).max(64) }),
  z.strictObject({ do: z.literal("demo") }),
  z.strictObject({ do: z.literal("rebuild") }),
  z.strictObject({ do: z.literal("verify-chain") }),
]);
export type OfficeCommand = z.infer<typeof OfficeCommand>;

/** The parts of an office that commands work on. */
export interface OfficeParts {
  readonly sql: Sql;
  readonly projector: Projector;
  readonly clock: () => Date;
  readonly random: Random;
  readonly origin: string;
  readonly receiptFingerprint: string;
  /** Simulates a survey; absent where no server runs that could receive it. */
  readonly simulate?: (onProgress: OnProgress) => Promise<string>;
}

/**
 * Carries out one command and answers with the lines that the operator reads.
 *
 * @throws OperatorError when it cannot be done
 */
export async function carryOut(
  order: OfficeCommand,
  office: OfficeParts,
  onProgress: OnProgress,
): Promise<readonly string[]> {
  switch (order.do) {
    case "enrol": {
      const links: string[] = [];
      for (let phone = 0; phone < order.phones; phone += 1) links.push(await enrolmentLink(office));
      return links;
    }
    case "sign-in":
      return [await coordinatorLink(office)];
    case "devices": {
      const devices = await listDevices(office.sql);
      if (devices.length === 0) return ["No phone is enrolled yet"];
      return devices.map(({ id, label, enrolledAt, revokedAt }) =>
        [id, `enrolled ${enrolledAt}`, revokedAt === null ? "active" : `revoked ${revokedAt}`, label].join("  "),
      );
    }
    case "revoke": {
      const outcome = await revokeDevice(office.sql, order.device, office.clock().toISOString());
      if (outcome === "unknown") {
        throw new OperatorError(
          `Cannot revoke ${order.device} as no such device is enrolled. Look at: returns-server devices`,
        );
      }
      return [outcome === "revoked" ? `${order.device} is revoked` : `${order.device} was revoked before`];
    }
    case "demo":
      if (!office.simulate) {
        throw new OperatorError(
          "Cannot simulate a survey as no server runs on this folder. Start one with: returns-server --demo",
        );
      }
      return [await office.simulate(onProgress)];
    case "rebuild": {
      const { accepted, quarantined } = await office.projector.rebuild();
      return [`Made anew from the envelopes: ${accepted} accepted, ${quarantined} set aside`];
    }
    case "verify-chain": {
      const { sha256 } = webCrypto(webcrypto.subtle);
      const hashOf = async (bytes: Uint8Array<ArrayBuffer>) => toHex(await sha256(bytes));
      const verdict = await verifyChain(office.sql, hashOf);
      if (verdict.status === "broken") {
        throw new OperatorError(
          `Cannot vouch for the envelopes from ${verdict.seq} on: ${verdict.why}. Put the database back from a backup; the phones send what it lacks`,
        );
      }
      const media = await verifyPieces(office.sql, hashOf);
      if (media.status === "broken") {
        throw new OperatorError(
          `Cannot vouch for the photos and recordings: the piece ${media.piece} is not what was received. Put the database back from a backup; the phones send what it lacks`,
        );
      }
      return [
        `All ${verdict.head.seq} envelopes are as they were received; the chain ends with ${verdict.head.chain}`,
        ...(media.pieces === 0 ? [] : [`So are all ${media.pieces} pieces of photos, recordings and files`]),
      ];
    }
  }
}

/** A link with which one phone can be enrolled within 24 hours. */
export async function enrolmentLink({ origin, receiptFingerprint, ...access }: OfficeParts): Promise<string> {
  return enrolLink(origin, await issueEnrolTicket(access), receiptFingerprint);
}

/** A link to the coordinators' page, for one sign-in within 24 hours. */
export async function coordinatorLink({ origin, ...access }: OfficeParts): Promise<string> {
  const coordinator = { id: "coordinator", name: "Coordinator", role: "coordinator" } as const;
  return signInLink(origin, await issueSignInTicket(coordinator, access));
}
