import {
  type Answers,
  answersWithoutConsent,
  anyAnswer,
  canonicalJson,
  type EnvelopeHeader,
  type EnvelopeTools,
  type Form,
  joinParts,
  type Media,
  mediaIn,
  openEnvelope,
  type PublicKey,
  type QuarantineCode,
  splitAnswers,
} from "@returns/schemas";
import { z } from "zod";

/** An envelope that can be counted. */
export interface Accepted {
  readonly status: "accepted";
  readonly header: EnvelopeHeader;
  /** What the analysis may read; none for a draft or a withdrawal. */
  readonly open: { readonly form: Form; readonly answers: Answers } | undefined;
  /** What the answers name of photos, recordings and files, identifiers included; never their bytes. */
  readonly media: readonly Media[];
  /** Canonical JSON, as it was signed. */
  readonly pii: string;
  readonly paradata: string;
}

export type Judgement =
  | Accepted
  | { readonly status: "quarantined"; readonly code: QuarantineCode; readonly detail: string };

export interface Judges {
  /** By hash: a form is exactly one text. */
  readonly forms: ReadonlyMap<string, Form>;
  readonly keyOf: (deviceId: string) => Promise<PublicKey | undefined>;
  readonly tools: Pick<EnvelopeTools, "sha256" | "verify" | "inflate">;
}

/**
 * Opens one envelope and judges whether its answers are what its form allows. Nothing is thrown for what an envelope
 * holds: a strange one is quarantined and the next one is judged. Details name places, never answers.
 */
export async function judgeEnvelope(bytes: Uint8Array<ArrayBuffer>, by: Judges): Promise<Judgement> {
  const opened = await openEnvelope(bytes, by);
  if (opened.status === "quarantined") return quarantined(opened.code, opened.detail);
  const { header, parts } = opened;
  const accept = (open: Accepted["open"], media: Accepted["media"]): Accepted => ({
    status: "accepted",
    header,
    open,
    media,
    pii: canonicalJson(parts.pii),
    paradata: canonicalJson(parts.paradata),
  });
  if (header.kind === "draft" || header.kind === "withdrawal") return accept(undefined, []);

  const form = by.forms.get(header.form.hash);
  if (!form) return quarantined("unknown-form", `form ${header.form.id} ${header.form.version} is not known here`);
  const split = SplitParts.safeParse(parts);
  if (!split.success) return quarantined("schema-mismatch", `its answers cannot be read: ${places(split.error)}`);
  if (header.kind === "refusal") {
    const answered = answersWithoutConsent(form, split.data.core);
    if (answered.length > 0) {
      return quarantined("consent-missing", `the household refused, and there are answers to ${answered.join(", ")}`);
    }
  }
  const joined = join(split.data);
  if (typeof joined === "string") return quarantined("schema-mismatch", joined);
  const answers = form.answers.safeParse(joined);
  if (!answers.success) return quarantined("schema-mismatch", `its form does not allow: ${places(answers.error)}`);
  const { core } = splitAnswers(form, answers.data);
  if (canonicalJson(core) !== canonicalJson(parts.core)) {
    return quarantined("schema-mismatch", "its open part holds what its form keeps with the identifiers");
  }
  return accept({ form, answers: core }, mediaIn(answers.data));
}

const quarantined = (code: QuarantineCode, detail: string): Judgement => ({ status: "quarantined", code, detail });

function join(parts: { core: Answers; pii: Answers }): Answers | string {
  try {
    return joinParts(parts);
  } catch (cause) {
    if (cause instanceof RangeError) return cause.message;
    throw cause;
  }
}

function places(error: z.ZodError): string {
  const found = [...new Set(error.issues.map((issue) => issue.path.join("/") || "its outline"))];
  return found.length > 10 ? `${found.slice(0, 10).join(", ")} and ${found.length - 10} more` : found.join(", ");
}

// Deep nesting was refused when the envelope was opened, so that this recursion ends
const Row: z.ZodType<Answers> = z.lazy(() => z.record(z.string(), z.union([anyAnswer, z.array(Row)])));
const SplitParts = z.object({ core: Row, pii: Row });
