import { joinBytes } from "../bytes/join-bytes.ts";
import { toHex } from "../bytes/text-forms.ts";
import { utf8Encode } from "../bytes/utf8.ts";
import { canonicalJson } from "../canonical-json.ts";
import { frameToSign, maxEnvelopeBytes } from "./frame.ts";
import { EnvelopeHeader, type EnvelopeParts } from "./header.ts";
import type { EnvelopeTools, Sign } from "./tools.ts";

/** An envelope as it lies in the outbox and on the wire. It never changes: sending it again sends the same bytes. */
export interface SealedEnvelope {
  /** SHA-256 of the bytes, in hex: the name of the envelope. */
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Thrown when an interview cannot be put into an envelope. Its draft must stay as it is. */
export class SealError extends Error {
  override readonly name = "SealError";
}

/**
 * Puts one interview into a signed envelope.
 *
 * @throws SealError when the header or the parts are not what an office could open, or are larger than what travels
 */
export async function sealEnvelope(
  interview: { readonly header: EnvelopeHeader; readonly parts: EnvelopeParts },
  by: { readonly sign: Sign; readonly tools: Pick<EnvelopeTools, "sha256" | "deflate"> },
): Promise<SealedEnvelope> {
  const header = EnvelopeHeader.safeParse(interview.header);
  if (!header.success) {
    const fields = header.error.issues.map((issue) => issue.path.join(".")).join(", ");
    throw new SealError(`Cannot seal the interview as its header would not be read by the office: look at ${fields}`);
  }
  const pack = async (part: unknown) => by.tools.deflate(utf8Encode(spell(part)));
  const signed = frameToSign({
    header: utf8Encode(spell(header.data)),
    core: await pack(interview.parts.core),
    pii: await pack(interview.parts.pii),
    paradata: await pack(interview.parts.paradata),
  });
  const bytes = joinBytes(signed, await by.sign(signed));
  if (bytes.length > maxEnvelopeBytes) {
    throw new SealError(
      `Cannot seal the interview as it is too large to be sent: ${bytes.length} bytes, at most ${maxEnvelopeBytes} travel`,
    );
  }
  return { hash: toHex(await by.tools.sha256(bytes)), bytes };
}

function spell(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SealError(`Cannot seal the interview as an answer has no form in which it could travel. ${why}`, {
      cause,
    });
  }
}
