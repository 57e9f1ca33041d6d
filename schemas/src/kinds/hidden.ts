import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { showCodes } from "./choice-values.ts";
import { declareQuestion } from "./declare.ts";
import { type Kind, textSetting } from "./kind.ts";

const Held = z.enum(["number", "text", "date"]);

interface HiddenOptions extends QuestionOptions {
  /** What the value is; a text when absent. */
  readonly measure?: z.infer<typeof Held>;
}

/**
 * A value that is never asked and never changes after the interview was opened: what the assignment of the visit knows
 * under this name, else its first value. What is to follow other answers is a `calculate`.
 */
export function hidden<const O extends HiddenOptions>(
  options: O,
): Asked<O extends { readonly measure: "number" } ? number : string, O>;
export function hidden(options: HiddenOptions): z.ZodType {
  return declareQuestion("hidden", hiddenKind, options, { settings: { measure: options.measure } });
}

export const hiddenKind: Kind = {
  measure: (question) => Held.optional().parse(question.settings.measure) ?? "text",
  filledBy: "engine",
  settings: z.strictObject({ measure: Held.optional() }),
  schema: (facts) => {
    switch (textSetting(facts, "measure")) {
      case "number":
        return z.number();
      case "date":
        return z.iso.date();
      default:
        return z.string().min(1).max(2000);
    }
  },
  read: () => ({ status: "empty" }),
  show: showCodes,
  problems: () => [],
  arbitrary: () => undefined,
};
