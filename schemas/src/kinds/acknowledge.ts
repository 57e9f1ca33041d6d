import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { declareQuestion } from "./declare.ts";
import type { Kind } from "./kind.ts";

/** The one answer, written as ODK writes it, so that rules such as `${read} = 'OK'` mean the same everywhere. */
export const acknowledged = "OK";

/** Something that must be seen or read out and is confirmed by one tap; without the tap there is no answer. */
export function acknowledge<const O extends QuestionOptions>(options: O): Asked<typeof acknowledged, O>;
export function acknowledge(options: QuestionOptions): z.ZodType {
  return declareQuestion("acknowledge", acknowledgeKind, options, { settings: {} });
}

export const acknowledgeKind: Kind = {
  measure: () => "category",
  filledBy: "enumerator",
  settings: z.strictObject({}),
  schema: () => z.literal(acknowledged),
  read: (typed) => (typed.trim() === "" ? { status: "empty" } : { status: "value", value: acknowledged }),
  show: () => acknowledged,
  problems: () => [],
  arbitrary: () => acknowledged,
};
