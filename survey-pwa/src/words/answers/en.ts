import type { Figures } from "../figures.ts";

/** Numbers and sentences for so many, in one language. */
export type Counting = Pick<Figures, "number" | "plural">;

/** What stands beside the answers of the rarer kinds of question, in English. */
export const answersEn = (_figures: Counting) => ({
  confirm: "Confirmed",
});

/** What every language must say. */
export type AnswerWords = ReturnType<typeof answersEn>;
