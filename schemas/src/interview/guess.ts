import { someMatch } from "../expression/pattern.ts";
import type { AnswerValue, Check, Question } from "../form/model.ts";
import { kinds } from "../kinds/index.ts";
import { addDays } from "../kinds/typed-date.ts";

/**
 * An answer that the rules of a question may want, by what stands in them: a number beside one that is named, a day beside
 * one, a text that a pattern matches. For try-outs only: nothing is promised, and the interview judges it as any answer.
 */
export function guess(
  question: Question,
  rules: readonly Check[],
  today: string,
  random: () => number,
): AnswerValue | undefined {
  const test = rules[Math.floor(random() * rules.length)]?.test ?? "";
  switch (kinds[question.kind].measure(question)) {
    case "number": {
      const numbers = [...test.matchAll(/[0-9]+(?:\.[0-9]+)?/g)].map(([text]) => Number(text));
      const least = some(numbers, random);
      const most = some(numbers, random);
      if (least === undefined || most === undefined) return undefined;
      const near = Math.min(least, most) + Math.floor(random() * (Math.abs(most - least) + 2)) - 1;
      return kinds[question.kind].read(String(near), question).status === "value" ? near : Math.round(near);
    }
    case "date": {
      const days = [...test.matchAll(/[0-9]{4}-[0-9]{2}-[0-9]{2}/g)].map(([text]) => text);
      const day = some([...days, today], random);
      return day === undefined ? undefined : addDays(day, Math.floor(random() * 60) - 30);
    }
    case "text": {
      const pattern = /regex\(\s*\.\s*,\s*(?:'([^']*)'|"([^"]*)")\s*\)/.exec(test);
      const length = Number(/string-length\(\s*\.\s*\)\D*([0-9]+)/.exec(test)?.[1] ?? Number.NaN);
      if (pattern === null) return length > 0 && length <= 100 ? "1".repeat(length) : undefined;
      return someMatch(pattern[1] ?? pattern[2] ?? "", random);
    }
    default:
      return undefined;
  }
}

const some = <Item>(items: readonly Item[], random: () => number): Item | undefined =>
  items[Math.floor(random() * items.length)];
