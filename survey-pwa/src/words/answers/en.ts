import type { Figures } from "../figures.ts";

/** Numbers and sentences for so many, in one language. */
export type Counting = Pick<Figures, "number" | "plural">;

/** What stands beside the answers of the rarer kinds of question, in English. */
export const answersEn = ({ number }: Counting) => ({
  confirm: "Confirmed",
  month: "Month",
  year: "Year",
  momentIncomplete: "The moment is not complete: date, hours and minutes are needed",
  value: "Number",
  noValue: "No answer yet",
  slide: "Touch the line, or type the number",
  rankFirst: "Tap them in order, the first one first",
  ranked: (done: number, all: number) => `${number(done)} of ${number(all)} have a place`,
  notRanked: "Without a place yet",
  up: (label: string) => `Move up: ${label}`,
  down: (label: string) => `Move down: ${label}`,
});

/** What every language must say. */
export type AnswerWords = ReturnType<typeof answersEn>;
