import type { Figures } from "../figures.ts";

/** Numbers and sentences for so many, in one language. */
export type Counting = Pick<Figures, "number" | "plural">;

/** What stands beside the answers of the rarer kinds of question, in English. */
export const answersEn = ({ number, plural }: Counting) => ({
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
  addPoint: "Add this point",
  walk: "Walk and record",
  stopWalk: "Stop recording",
  walking: (accuracy: string) => `Recording while you walk: keep this page open. Accurate to ${accuracy}`,
  tooInexact: (accuracy: string, most: string) =>
    `Accurate to ${accuracy} only, waiting for ${most}. Stand under open sky`,
  points: (count: number) => plural(count, { one: "1 point", other: `${number(count)} points` }),
  pointsNeeded: (count: number) =>
    plural(count, { one: "1 more is needed", other: `${number(count)} more are needed` }),
  point: (position: number) => `Point ${number(position)}`,
  removePoint: (position: number) => `Remove point ${number(position)}`,
  eachPoint: "Each point",
  full: (most: number) => `This is the most: ${number(most)} points`,
  kilometres: (length: number) => `${number(length)} km`,
  squareMetres: (area: number) => `${number(area)} m²`,
  hectares: (area: number) => `${number(area)} ha`,
});

/** What every language must say. */
export type AnswerWords = ReturnType<typeof answersEn>;
