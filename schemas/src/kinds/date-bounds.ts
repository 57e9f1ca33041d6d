import { z } from "zod";
import type { AnswerValue, Question } from "../form/model.ts";
import { type Judging, type KindProblem, textSetting } from "./kind.ts";
import { words } from "./words.ts";

/** The first and the last day that are answers, among the settings of a question. */
export const dateBounds = {
  min: z.iso.date().optional(),
  max: z.union([z.iso.date(), z.literal("any")]).optional(),
};

/** Says that a day, a month, a year or a moment lies outside of the bounds of its question, compared as far as it is known. */
export function dateProblems(value: AnswerValue, question: Question, { today }: Judging): readonly KindProblem[] {
  if (typeof value !== "string" || !/^[0-9]{4}(?:$|-)/.test(value)) return [];
  const known = value.slice(0, 10);
  const last = textSetting(question, "max") ?? today;
  const [min, max] = [textSetting(question, "min") ?? "1900-01-01", last === "any" ? "9999-12-31" : last].map((day) =>
    day.slice(0, known.length),
  );
  if (min === undefined || max === undefined || (known >= min && known <= max)) return [];
  return [
    { code: "range", severity: "error", message: words.outOfRange(value, min, last === "any" ? undefined : max) },
  ];
}
