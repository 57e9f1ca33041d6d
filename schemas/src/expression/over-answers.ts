import type { Answers, Form } from "../form/model.ts";
import { compile, valueIn } from "./compile.ts";
import { isoText } from "./dates.ts";
import { type EnvironmentOptions, environmentOf } from "./environment-of.ts";
import { type Frame, frameOf, layoutOf } from "./frame.ts";
import { toBoolean, toText, type Value } from "./value.ts";

/** An expression that can be asked of recorded answers, again and again. */
export interface ExpressionOverAnswers {
  /** True where the expression is true; what is missing or cannot be computed is not. */
  holds(answers: Answers, around?: Answers, position?: number): boolean;
  /** The value: a number, a truth, or a text (dates as ISO 8601); the empty text where there is none. */
  value(answers: Answers, around?: Answers, position?: number): string | number | boolean;
}

/**
 * Compiles an expression once, to be asked of finished interviews or, with `roster`, of their members.
 *
 * For a member, pass its row, the household's answers as `around`, and its line number where the expression asks for it.
 *
 * @throws ExpressionError where the expression cannot be read or names what the form does not have
 *
 * @example
 * ```ts
 * import { expressionOver } from "@returns/schemas";
 * import { forms } from "@returns/schemas/forms";
 * import { expect } from "vitest";
 *
 * const large = expressionOver(forms.household, "${hh_size} >= 8", { today: "2026-11-24" });
 * expect(large.holds({ hh_size: 9 })).toBe(true);
 * expect(large.holds({})).toBe(false);
 * ```
 */
export function expressionOver(
  form: Form,
  source: string,
  options: EnvironmentOptions & { readonly roster?: string },
): ExpressionOverAnswers {
  const layout = layoutOf(form);
  const place = options.roster === undefined ? undefined : layout.rosters.get(options.roster);
  const chain = options.roster === undefined ? [] : [...(place?.chain ?? []), options.roster];
  const compiled = compile(source, { form, layout, chain, self: undefined, bareNames: "refused" });
  const environment = environmentOf(form, options);
  const evaluate = (answers: Answers, around: Answers | undefined, position: number | undefined): Value => {
    const parent: Frame | undefined =
      options.roster === undefined ? undefined : frameOf(form, layout, around ?? {}, undefined, undefined);
    const frame = frameOf(form, layout, answers, options.roster, parent);
    frame.position = position ?? 1;
    return valueIn(compiled, frame, environment);
  };
  return {
    holds: (answers, around, position) => toBoolean(evaluate(answers, around, position)),
    value: (answers, around, position) => {
      const value = evaluate(answers, around, position);
      if (typeof value !== "object") return value;
      return value.type === "date" ? isoText(value) : toText(value);
    },
  };
}
