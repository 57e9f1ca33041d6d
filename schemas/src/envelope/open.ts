import { toHex } from "../bytes/text-forms.ts";
import { interviewJsonLimits } from "../json/parse-json.ts";
import { type CheckedBy, checkEnvelope, type EnvelopeFault, readCanonical } from "./check.ts";
import type { EnvelopeHeader, EnvelopeParts } from "./header.ts";
import type { EnvelopeTools } from "./tools.ts";

export type OpenedEnvelope =
  | { readonly status: "opened"; readonly hash: string; readonly header: EnvelopeHeader; readonly parts: EnvelopeParts }
  | EnvelopeFault;

/**
 * Opens an envelope: first its header and signature, then its three parts, so that nothing is unpacked for somebody who
 * did not sign it. Whether the answers fit their form is judged by whoever has the form.
 */
export async function openEnvelope(
  bytes: Uint8Array<ArrayBuffer>,
  by: CheckedBy & { readonly tools: Pick<EnvelopeTools, "sha256" | "inflate"> },
): Promise<OpenedEnvelope> {
  const checked = await checkEnvelope(bytes, by);
  if (checked.status === "quarantined") return checked;
  const { header, frame } = checked;
  const values: unknown[] = [];
  let room = maxInflatedBytes;
  for (const name of partNames) {
    const inflated = await by.tools.inflate(frame[name], room);
    const read =
      inflated.status === "inflated"
        ? readCanonical(inflated.bytes, interviewJsonLimits)
        : inflateFaults[inflated.status];
    if (read.status === "fault") {
      return { status: "quarantined", code: read.code, detail: `its part "${name}" ${read.detail}`, header };
    }
    values.push(read.value);
    room -= inflated.status === "inflated" ? inflated.bytes.length : 0;
  }
  const [core, pii, paradata] = values;
  return { status: "opened", hash: toHex(await by.tools.sha256(bytes)), header, parts: { core, pii, paradata } };
}

/** All parts of one interview together, once inflated. */
const maxInflatedBytes = 4_194_304;

const partNames = ["core", "pii", "paradata"] as const;

const inflateFaults = {
  "too-big": { status: "fault", code: "too-big", detail: "inflates to more than 4 MiB" },
  damaged: { status: "fault", code: "bad-inner", detail: "cannot be inflated" },
} as const;
