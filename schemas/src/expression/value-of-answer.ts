import type { AnswerValue, Measure, Question, Track } from "../form/model.ts";
import { kinds } from "../kinds/index.ts";
import { trackNeeds } from "../kinds/track.ts";
import { type DateValue, parseDate } from "./dates.ts";
import { placeText, type Value } from "./value.ts";

/** A recorded answer as an expression sees it: codes joined by blanks, dates as dates, reasons for missing apart. */
export function valueOfAnswer(question: Question, answer: AnswerValue | undefined): Value {
  if (answer === undefined) return "";
  if (typeof answer === "number" || typeof answer === "boolean") return answer;
  if (typeof answer === "string") {
    const reason = question.missing.find((candidate) => candidate === answer);
    if (reason !== undefined) return { type: "missing", reason };
    return dateIn(answer, kinds[question.kind].measure(question)) ?? answer;
  }
  // As the name of the file in other tools: an expression can only ask whether there is one
  if ("hash" in answer) return answer.hash;
  if ("points" in answer) return trackText(answer, trackNeeds(question).shape);
  return "latitude" in answer ? { type: "place", place: answer } : answer.join(" ");
}

/** A day; a month or a year as its first day, as in ODK; a moment by the clock on the wall, whose zone nobody has asked. */
function dateIn(answer: string, measure: Measure): DateValue | undefined {
  switch (measure) {
    case "date":
      return parseDate(answer);
    case "period":
      return parseDate(`${answer}-01-01`.slice(0, 10));
    case "moment": {
      const clock = parseDate(`${answer}:00Z`);
      return clock === undefined ? undefined : { ...clock, offset: undefined };
    }
    default:
      return undefined;
  }
}

/** Positions parted by semicolons, as other tools write them: an area ends where it began. */
function trackText({ points }: Track, shape: "line" | "area"): string {
  const closed = shape === "area" ? [...points, ...points.slice(0, 1)] : points;
  return closed.map(placeText).join("; ");
}
