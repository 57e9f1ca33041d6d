import { parseExpression } from "../../expression/parse.ts";
import { plainNumber, printExpression } from "../../expression/print.ts";
import { type Expression, ExpressionError } from "../../expression/syntax.ts";
import type { Form, LanguageTag } from "../model.ts";
import { type Asked, askedBy, askedTogether, partsOf, rangeOf } from "./asked.ts";
import { namesIn } from "./names.ts";
import { arabic, english, french, type Phrases } from "./phrases.ts";

const phrasesOf: Readonly<Record<LanguageTag, Phrases>> = { en: english, ar: arabic, fr: french };

/**
 * An expression of a form in plain words, for people who read a codebook: questions by their labels, codes by those of
 * their choices. What has no plain words stays as it is written.
 *
 * @param language of the words; English where we have none in it
 *
 * @example
 * ```ts
 * import { choices, defineForm, expressionInWords, group, integer, selectOne } from "@returns/schemas";
 * import { expect } from "vitest";
 *
 * const yes_no = choices("yes_no", { yes: "Yes", no: "No" });
 * const form = defineForm(
 *   { id: "plan", version: "1", title: "Plan", languages: ["en"], translations: {}, checks: [] },
 *   {
 *     plan: group(
 *       { label: "Plan" },
 *       {
 *         returns: selectOne(yes_no, { label: "Does the household return?", role: "intention" }),
 *         people: integer({ label: "People", role: "demographic", min: 1 }),
 *       },
 *     ),
 *   },
 * );
 * expect(expressionInWords("${people} >= 5 and ${returns} = 'yes'", form, "en")).toBe(
 *   "“People” ≥ 5 and “Does the household return?” is “Yes”",
 * );
 * ```
 */
export function expressionInWords(source: string, form: Form, language: LanguageTag): string {
  const phrases = phrasesOf[language] ?? english;
  const names = namesIn(form, language, phrases);

  const say = (tree: Expression): string => {
    switch (tree.type) {
      case "number":
        return plainNumber(tree.value);
      case "text":
        return phrases.quote(tree.value);
      case "reference":
        return names.question(tree.name);
      case "negation":
        return tree.operand.type === "number" ? plainNumber(-tree.operand.value) : printExpression(tree);
      case "operation":
        return sayOperation(tree);
      case "call":
        return sayCall(tree);
      case "path":
        return sayPath(tree);
    }
  };

  const sayPath = (tree: Extract<Expression, { type: "path" }>): string => {
    const [step, ...more] = tree.steps;
    if (tree.start !== "here" || step === undefined || more.length > 0) return printExpression(tree);
    if (step.name === ".") return phrases.thisAnswer;
    return form.questions.has(step.name) ? names.question(step.name) : step.name;
  };

  const sayOperation = (tree: Extract<Expression, { type: "operation" }>): string => {
    const { operator } = tree;
    if (operator === "and" || operator === "or") {
      const parts = partsOf(tree, operator);
      const together = askedTogether(parts, operator, form);
      if (together !== undefined) return sayAsked(together);
      return phrases[operator](operator === "and" ? sayEach(parts) : parts.map(say));
    }
    const asked = askedBy(tree, form);
    if (asked !== undefined) return sayAsked(asked);
    const left = say(tree.left);
    if (tree.right.type === "text" && tree.right.value === "") {
      if (operator === "=") return phrases.unanswered(left);
      if (operator === "!=") return phrases.answered(left);
    }
    const operand = (part: Expression): string => (isLong(part) ? `(${say(part)})` : say(part));
    return phrases.between[operator](operand(tree.left), operand(tree.right));
  };

  /** Parts that all must hold: two limits of one number are said together, and an "or" among them in brackets. */
  const sayEach = (parts: readonly Expression[]): readonly string[] => {
    const [part, next, ...more] = parts;
    if (part === undefined) return [];
    const range = rangeOf(part, next);
    if (range !== undefined) {
      const { of, least, most } = range;
      return [phrases.range(say(of), say(least), say(most)), ...sayEach(more)];
    }
    const words = isOr(part, form) ? `(${say(part)})` : say(part);
    return [words, ...sayEach(parts.slice(1))];
  };

  const sayAsked = ({ how, question, codes }: Asked): string =>
    phrases[how](
      names.question(question),
      codes.map((code) => names.choice(question, code)),
    );

  const sayCall = (tree: Extract<Expression, { type: "call" }>): string => {
    const asked = askedBy(tree, form);
    if (asked !== undefined) return sayAsked(asked);
    const [first, second, third] = tree.args;
    const one = first === undefined ? "" : say(first);
    switch (tree.name) {
      case "true":
        return phrases.always;
      case "false":
        return phrases.never;
      case "today":
        return phrases.today;
      case "not":
        if (first?.type === "call" && first.name === "is-missing" && first.args[0] !== undefined)
          return phrases.known(say(first.args[0]));
        return phrases.not(first?.type === "operation" ? `(${one})` : one);
      case "number":
      case "int":
      case "string":
      case "boolean":
      case "once":
      case "coalesce":
        return tree.args.length === 1 ? one : printExpression(tree);
      case "is-empty":
        return phrases.unanswered(one);
      case "is-missing": {
        const reason = second?.type === "text" ? second.value : undefined;
        return phrases.missing(one, reason === "dk" || reason === "ref" ? reason : undefined);
      }
      case "count-selected":
        return phrases.answersTo(one);
      case "count":
        return phrases.members(first?.type === "reference" ? names.roster(first.name) : one);
      case "count-if":
        return first?.type === "reference" && second !== undefined
          ? phrases.membersFor(names.roster(first.name), say(second))
          : printExpression(tree);
      case "sum":
        return phrases.sum(one);
      case "if":
        return second === undefined || third === undefined
          ? printExpression(tree)
          : phrases.choose(one, say(second), say(third));
      case "pulldata": {
        const key = tree.args[3];
        return first?.type === "text" && second?.type === "text" && key !== undefined
          ? phrases.lookup(phrases.quote(first.value), phrases.quote(second.value), say(key))
          : printExpression(tree);
      }
      default:
        return printExpression(tree);
    }
  };

  try {
    return say(parseExpression(source));
  } catch (fault) {
    if (fault instanceof ExpressionError) return source;
    throw fault;
  }
}

/** Conditions that must all hold, in words. */
export const conditionsInWords = (sources: readonly string[], form: Form, language: LanguageTag): string =>
  expressionInWords(
    sources.map((source) => (sources.length > 1 ? `(${source})` : source)).join(" and "),
    form,
    language,
  );

/** Whether a part of a comparison needs brackets to be seen as one. */
const isLong = (tree: Expression): boolean => tree.type === "operation" || (tree.type === "call" && tree.name === "if");

const isOr = (tree: Expression, form: Form): boolean =>
  tree.type === "operation" && tree.operator === "or" && askedTogether(partsOf(tree, "or"), "or", form) === undefined;
