import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { declareQuestion } from "./declare.ts";
import type { Kind } from "./kind.ts";

/** A text that is read out or shown, without an answer. */
export function note<const O extends QuestionOptions>(options: O): Asked<never, O>;
export function note(options: QuestionOptions): z.ZodType {
  return declareQuestion("note", noteKind, options, { settings: {} });
}

export const noteKind: Kind = {
  measure: () => "none",
  filledBy: "nobody",
  settings: z.strictObject({}),
  schema: () => z.never(),
  read: () => ({ status: "empty" }),
  show: () => "",
  problems: () => [],
  arbitrary: () => undefined,
};
