import type { AnswerWords, Counting } from "./en.ts";

/** The same in French. */
export const answersFr = (_figures: Counting): AnswerWords => ({
  confirm: "Confirmé",
});
