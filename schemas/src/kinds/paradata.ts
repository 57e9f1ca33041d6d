import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { declareQuestion } from "./declare.ts";
import { type Kind, textSetting } from "./kind.ts";

const Source = z.enum(["start", "end", "today", "device_id", "audit", "username", "phone_number", "email"]);
type Source = z.infer<typeof Source>;

/**
 * How the interview went: filled by the engine or the phone, never shown. Times of questions (`audit`) travel beside the
 * answers; who somebody is to other tools (`username`, `phone_number`, `email`) comes with the assignment or not at all.
 */
export function paradata<const O extends QuestionOptions>(source: Source, options: O): Asked<string, O>;
export function paradata(source: Source, options: QuestionOptions): z.ZodType {
  return declareQuestion("paradata", paradataKind, options, { settings: { source } });
}

export const paradataKind: Kind = {
  measure: (question) => (textSetting(question, "source") === "today" ? "date" : "text"),
  filledBy: "engine",
  settings: z.strictObject({ source: Source }),
  schema: () => z.string().min(1).max(100_000),
  read: () => ({ status: "empty" }),
  show: (value) => String(value),
  problems: () => [],
  fill: (question, moment, clock) => {
    const source = textSetting(question, "source");
    if (moment === "finalised") return source === "end" ? clock.now() : undefined;
    if (source === "today") return clock.today;
    return source === "start" ? clock.now() : undefined;
  },
  arbitrary: () => undefined,
};
