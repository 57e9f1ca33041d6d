import { z } from "zod";
import type { Asked, DeclaredList, QuestionOptions } from "../form/declaration.ts";
import { showCodes } from "./choice-values.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import { type Kind, textSetting } from "./kind.ts";

type CalculatedMeasure = "number" | "text" | "date" | DeclaredList;

/** `missing`: reasons that the result may be instead, taken over from an answer, as the age of a head that nobody knows. */
interface CalculateOptions extends QuestionOptions, MissingOptions {
  readonly calculation: string;
  /** What the result is: a number, a text, a date, or a code of a list. */
  readonly measure: CalculatedMeasure;
}

type Calculated<M> = M extends "number" ? number : M extends DeclaredList<string, infer Code, infer _> ? Code : string;
type ListIn<M> = M extends DeclaredList ? M : never;

/** A value that the engine computes from other answers; it is never shown to anybody. */
export function calculate<const O extends CalculateOptions>(
  options: O,
): Asked<Calculated<O["measure"]> | MissingOf<O>, O, ListIn<O["measure"]>>;
export function calculate(options: CalculateOptions): z.ZodType {
  const { calculation, measure } = options;
  return typeof measure === "string"
    ? declareQuestion("calculate", calculateKind, options, { settings: { calculation, measure } })
    : declareQuestion("calculate", calculateKind, options, {
        settings: { calculation, measure: "category" },
        list: measure,
      });
}

const Result = z.enum(["number", "text", "date", "category"]);

export const calculateKind: Kind = {
  measure: (question) => Result.parse(question.settings.measure),
  filledBy: "engine",
  settings: z.strictObject({ calculation: z.string().min(1), measure: Result }),
  schema: (facts) => {
    switch (textSetting(facts, "measure")) {
      case "number":
        return z.number();
      case "date":
        return z.iso.date();
      case "category":
        return facts.codes === undefined ? z.string().min(1) : z.enum(facts.codes);
      default:
        return z.string().min(1).max(1000);
    }
  },
  read: () => ({ status: "empty" }),
  show: showCodes,
  problems: () => [],
  calculation: (question) => textSetting(question, "calculation"),
  arbitrary: () => undefined,
};
