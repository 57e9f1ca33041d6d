import { z } from "zod";
import { assembleForm, type FormParts } from "./assemble.ts";
import { checkForm, type FormProblem } from "./check-form.ts";
import type { Form } from "./model.ts";
import { wireHash } from "./to-wire.ts";
import { WireForm } from "./wire-schema.ts";

export type ReadForm =
  | { readonly status: "form"; readonly form: Form }
  | { readonly status: "problems"; readonly problems: readonly FormProblem[] };

const Wire = z.looseObject({ form: WireForm });

/**
 * Reads a form from the wire: its shape by Zod, then everything that `checkForm` asks of a form. Nothing of a form that
 * has an error is used.
 *
 * @example
 * ```ts
 * import { formFromWire, formToWire } from "@returns/schemas";
 * import { forms } from "@returns/schemas/forms";
 * import { expect } from "vitest";
 *
 * const read = formFromWire(formToWire(forms.listing));
 * expect(read.status === "form" && read.form.hash).toBe(forms.listing.hash);
 * ```
 */
export function formFromWire(json: unknown): ReadForm {
  const wire = Wire.safeParse(json);
  if (!wire.success) {
    return {
      status: "problems",
      problems: wire.error.issues.map((issue) => ({
        code: "not-a-form",
        severity: "error",
        at: issue.path.map(String).join("/"),
        message: `Cannot read the form at "${issue.path.join("/")}": ${issue.message}`,
      })),
    };
  }
  try {
    const form = assembleForm({ ...wire.data.form, hash: wireHash(json) });
    const errors = checkForm(form).filter((problem) => problem.severity === "error");
    return errors.length > 0 ? { status: "problems", problems: errors } : { status: "form", form };
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return {
      status: "problems",
      problems: [{ code: "not-a-form", severity: "error", at: wire.data.form.id, message: error.message }],
    };
  }
}

const ReadBefore = z.looseObject({ form: z.custom<FormParts>((form) => typeof form === "object" && form !== null) });

/**
 * A form that the same program has read from the same text before, and found nothing wrong with: neither its shape nor its
 * checks are looked at again, and its hash is the one that was found then. On a cheap phone that is the difference between
 * one second and five for a form of 1,000 questions.
 *
 * Only for what lies on the reader's own disk since then. Whatever comes from anywhere else is read by `formFromWire`.
 *
 * @returns undefined where it is not such a form after all
 *
 * @example
 * ```ts
 * import { formFromWire, formReadBefore, formToWire } from "@returns/schemas";
 * import { forms } from "@returns/schemas/forms";
 * import { expect } from "vitest";
 *
 * const wire = formToWire(forms.listing);
 * const read = formFromWire(wire);
 * if (read.status !== "form") throw new Error("the form cannot be read");
 * expect(formReadBefore(wire, read.form.hash)?.questions).toEqual(read.form.questions);
 * ```
 */
export function formReadBefore(json: unknown, hash: string): Form | undefined {
  const wire = ReadBefore.safeParse(json);
  if (!wire.success) return undefined;
  try {
    return assembleForm({ ...wire.data.form, hash });
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}
