import { type ColumnSource, plainLabel, type Recorded } from "./column.ts";

/**
 * Takes an order apart into a number for each choice, `q/a`, as an order itself can be neither added up nor averaged:
 * 1 for the choice that was put first. A reason for a missing order is the reason for each of its places.
 */
export function ranksOf({ variable, answers }: ColumnSource): readonly ColumnSource[] {
  const found = answers.flatMap((answer) => (Array.isArray(answer) ? answer : []));
  const levels =
    variable.levels.length > 0
      ? variable.levels
      : [...new Set(found)].sort().map((code) => ({ code, label: plainLabel(code) }));
  return levels.map(({ code, label }) => ({
    variable: {
      ...variable,
      name: `${variable.name}/${code}`,
      label: Object.fromEntries(
        Object.entries(label).map(([language, text]) => {
          const question = variable.label[language];
          return [language, question === undefined ? text : `${question} – ${text}`];
        }),
      ),
      measure: "number",
      levels: [],
    },
    answers: answers.map((answer): Recorded => (Array.isArray(answer) ? placeOf(code, answer) : answer)),
  }));
}

const placeOf = (code: string, order: readonly string[]): number | undefined => {
  const place = order.indexOf(code);
  return place < 0 ? undefined : place + 1;
};
