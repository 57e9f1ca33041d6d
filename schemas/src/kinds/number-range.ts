import type { z } from "zod";
import type { AnswerValue, Question } from "../form/model.ts";
import { type KindProblem, numberSetting, type ValueFacts } from "./kind.ts";
import { words } from "./words.ts";

/** Narrows a Zod number by the `min` and `max` of a question. */
export function numberRange(schema: z.ZodNumber, facts: Pick<ValueFacts, "settings">): z.ZodType {
  const min = numberSetting(facts, "min");
  const max = numberSetting(facts, "max");
  const from = min === undefined ? schema : schema.min(min);
  return max === undefined ? from : from.max(max);
}

/** Says that a number lies outside the `min` and `max` of its question. */
export function rangeProblems(value: AnswerValue, question: Question): readonly KindProblem[] {
  if (typeof value !== "number") return [];
  const min = numberSetting(question, "min");
  const max = numberSetting(question, "max");
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return [];
  return [{ code: "range", severity: "error", message: words.outOfRange(value, min, max) }];
}

/** A number within the range of a question, nearer to its lower end as answers are. */
export function someNumber(question: Question, random: () => number, from: number): number {
  const max = numberSetting(question, "max") ?? from + 10;
  return from + random() * random() * (max - from);
}
