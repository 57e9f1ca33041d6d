import type { AnswerValue, Question } from "../form/model.ts";
import { kinds } from "../kinds/index.ts";
import { parseDate } from "./dates.ts";
import type { Value } from "./value.ts";

/** A recorded answer as an expression sees it: codes joined by blanks, dates as dates, reasons for missing apart. */
export function valueOfAnswer(question: Question, answer: AnswerValue | undefined): Value {
  if (answer === undefined) return "";
  if (typeof answer === "number" || typeof answer === "boolean") return answer;
  if (typeof answer === "string") {
    const reason = question.missing.find((candidate) => candidate === answer);
    if (reason !== undefined) return { type: "missing", reason };
    return kinds[question.kind].measure(question) === "date" ? (parseDate(answer) ?? answer) : answer;
  }
  return "latitude" in answer ? { type: "place", place: answer } : answer.join(" ");
}
