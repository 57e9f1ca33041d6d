import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import { type Kind, numberSetting } from "./kind.ts";
import { cleanText } from "./typed-text.ts";
import { words } from "./words.ts";

interface TextOptions extends QuestionOptions, MissingOptions {
  /** Characters; 200 when absent, so that nobody pastes a page into a name. */
  readonly maxLength?: number;
  /** Needed during the interview only, as the names in a roster are: taken out when it is finished, and never sent. */
  readonly erased?: true;
}

/** Free text. */
export function text<const O extends TextOptions>(options: O): Asked<string | MissingOf<O>, O>;
export function text(options: TextOptions): z.ZodType {
  const { maxLength = 200, erased } = options;
  return declareQuestion("text", textKind, options, { settings: { maxLength, erased } });
}

export const textKind: Kind = {
  measure: () => "text",
  filledBy: "enumerator",
  settings: z.strictObject({ maxLength: z.int().min(1).max(10_000), erased: z.literal(true).optional() }),
  schema: (facts) =>
    z
      .string()
      .min(1)
      .max(numberSetting(facts, "maxLength") ?? 200),
  read: (typed) => cleanText(typed),
  show: (value) => String(value),
  problems: (value, question) => {
    const maxLength = numberSetting(question, "maxLength") ?? 200;
    const written = String(value);
    if (written.length > maxLength) {
      return [{ code: "too-long", severity: "error", message: words.tooLong(written.length, maxLength) }];
    }
    return /[\p{L}\p{N}]/u.test(written)
      ? []
      : [{ code: "no-letters", severity: "warning", message: words.noLetters() }];
  },
  erased: (question) => question.settings.erased === true,
  arbitrary: (_question, _judging, random) => `text ${Math.floor(random() * 1000)}`,
};
