import { utf8Decode } from "../bytes/utf8.ts";
import { canonicalJson } from "../canonical-json.ts";
import { type JsonFault, type JsonLimits, parseJson, requestJsonLimits } from "../json/parse-json.ts";
import { type Frame, readFrame } from "./frame.ts";
import { EnvelopeHeader } from "./header.ts";
import type { QuarantineCode } from "./quarantine.ts";
import type { EnvelopeTools, PublicKey } from "./tools.ts";

/** What is wrong with an envelope: the code for programs, the detail for the person in the office who looks at it. */
export interface EnvelopeFault {
  readonly status: "quarantined";
  readonly code: QuarantineCode;
  readonly detail: string;
  /** Present as soon as it could be read, but not to be believed where the code is `unknown-device` or `bad-signature`. */
  readonly header?: EnvelopeHeader;
}

export type CheckedEnvelope =
  | { readonly status: "signed"; readonly header: EnvelopeHeader; readonly frame: Frame }
  | EnvelopeFault;

export interface CheckedBy {
  /** The signing key of a device, or `undefined` when this server has never enrolled it. */
  readonly keyOf: (deviceId: string) => Promise<PublicKey | undefined>;
  readonly tools: Pick<EnvelopeTools, "verify">;
}

/** Reads the header of an envelope and checks who signed it, without touching the answers. */
export async function checkEnvelope(bytes: Uint8Array, by: CheckedBy): Promise<CheckedEnvelope> {
  const read = readFrame(bytes);
  if (read.status === "unreadable") return fault("bad-outer", read.detail);
  const { frame, signed } = read;

  const json = readCanonical(frame.header, requestJsonLimits);
  if (json.status === "fault")
    return fault(json.code === "bad-inner" ? "bad-outer" : json.code, `its header ${json.detail}`);
  const header = EnvelopeHeader.safeParse(json.value);
  if (!header.success) {
    const fields = header.error.issues.map((issue) => issue.path.join(".") || "unknown fields").join(", ");
    return fault("schema-mismatch", `its header is not one that this program knows: look at ${fields}`);
  }
  const { deviceId } = header.data;
  const key = await by.keyOf(deviceId);
  if (key === undefined)
    return { ...fault("unknown-device", `device ${deviceId} is not enrolled here`), header: header.data };
  if (!(await by.tools.verify(key, signed, frame.signature))) {
    return { ...fault("bad-signature", `device ${deviceId} did not sign this`), header: header.data };
  }
  return { status: "signed", header: header.data, frame };
}

export type ReadCanonical =
  | { readonly status: "read"; readonly value: unknown }
  | { readonly status: "fault"; readonly code: QuarantineCode; readonly detail: string };

/** Reads JSON that must be spelt canonically: then equal contents have equal bytes, and no reader sees another value. */
export function readCanonical(bytes: Uint8Array, limits: JsonLimits): ReadCanonical {
  const text = utf8Decode(bytes);
  if (text === undefined) return { status: "fault", code: "bad-inner", detail: "is not UTF-8" };
  const parsed = parseJson(text, limits);
  if (parsed.status === "refused") {
    const detail = `cannot be read as JSON: ${parsed.fault} at position ${parsed.position}`;
    return { status: "fault", code: codeOfFault[parsed.fault], detail };
  }
  if (canonicalJson(parsed.value) !== text)
    return { status: "fault", code: "bad-inner", detail: "is not in canonical form" };
  return { status: "read", value: parsed.value };
}

const codeOfFault: Readonly<Record<JsonFault, QuarantineCode>> = {
  "not-json": "bad-inner",
  "too-deep": "too-deep",
  "too-many-keys": "too-big",
  "text-too-long": "too-big",
  "duplicate-key": "bad-inner",
  "forbidden-key": "schema-mismatch",
  "unstorable-text": "bad-inner",
  "number-too-large": "bad-inner",
};

const fault = (code: QuarantineCode, detail: string) => ({ status: "quarantined", code, detail }) as const;
