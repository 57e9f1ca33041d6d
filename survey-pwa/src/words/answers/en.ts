import type { Figures } from "../figures.ts";

/** Numbers and sentences for so many, in one language. */
export type Counting = Pick<Figures, "number" | "plural">;

/** What stands beside the answers of the rarer kinds of question, in English. */
export const answersEn = (_figures: Counting) => ({
  confirm: "Confirmed",
  month: "Month",
  year: "Year",
  momentIncomplete: "The moment is not complete: date, hours and minutes are needed",
});

/** What every language must say. */
export type AnswerWords = ReturnType<typeof answersEn>;
