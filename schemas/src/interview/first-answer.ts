import type { Value } from "../expression/value.ts";
import type { AnswerValue, Question } from "../form/model.ts";
import { kinds } from "../kinds/index.ts";
import { answerOf } from "./machine.ts";

/**
 * A first value as the answer to its question. Where an expression gives a text, it is read as if somebody had typed it:
 * `today()` for a question about a month is that month, `now()` for a moment is the time on the clock.
 */
export function firstAnswer(value: Value, question: Question): AnswerValue | undefined {
  const kind = kinds[question.kind];
  const first = answerOf(value, kind.measure(question), question.missing);
  if (typeof first !== "string") return first;
  const reading = kind.read(first, question);
  return reading.status === "value" ? reading.value : first;
}
