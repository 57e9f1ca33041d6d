import type { AnswerValue } from "@returns/schemas";
import type { Asking } from "./opinions.ts";

/** The main one of the answers that were chosen at an earlier question, other than the ones that were named already. */
export const mainOf =
  (question: string, ...named: readonly string[]) =>
  ({ interview, random }: Asking): string | undefined => {
    const taken = named.map((name) => interview.question(name).value);
    const chosen = codesOf(interview.question(question).value).filter((code) => !taken.includes(code));
    return chosen[Math.floor(random() * chosen.length)];
  };

const codesOf = (value: AnswerValue | undefined): readonly string[] => (Array.isArray(value) ? value : []);
