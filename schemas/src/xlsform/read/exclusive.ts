import { compile, isTrue } from "../../expression/compile.ts";
import { environmentOf } from "../../expression/environment-of.ts";
import { emptyFrame, type Frame, layoutOf } from "../../expression/frame.ts";
import { ExpressionError } from "../../expression/syntax.ts";
import { assembleForm, type FormParts } from "../../form/assemble.ts";
import type { Form, Question } from "../../form/model.ts";
import { kinds } from "../../kinds/index.ts";

/** Longer lists are left as they are: every pair of choices is tried. */
const maxChoices = 80;

/**
 * Marks the choices that a constraint lets nobody combine with another, as "none" and "don't know" mostly are.
 *
 * A sheet says it in many ways, such as `not(selected(., 'none') and count-selected(.) > 1)`. So the constraint is not read
 * but asked: a choice is exclusive when it may be chosen alone, never with any other, and two others may be chosen
 * together; and a list is marked where this holds for every question with several answers that uses it.
 */
export function markExclusive(parts: FormParts): FormParts {
  const form = assembleForm(parts);
  const several = [...form.questions.values()].filter(
    (question) => kinds[question.kind].measure(question) === "categories",
  );
  return {
    ...parts,
    lists: parts.lists.map((list) => {
      const users = several.filter((question) => question.list === list.name);
      if (list.source === "project" || users.length === 0 || list.choices.length > maxChoices) return list;
      const codes = list.choices.map((choice) => choice.code);
      const alone = users.map((question) => aloneCodes(form, question, codes));
      return {
        ...list,
        choices: list.choices.map((choice) =>
          alone.every((some) => some.has(choice.code)) ? { ...choice, exclusive: true } : choice,
        ),
      };
    }),
  };
}

/** The choices that the rules of a question let nobody combine with another. */
export function aloneCodes(form: Form, question: Question, codes: readonly string[]): ReadonlySet<string> {
  if (question.checks.length === 0) return new Set();
  const accepts = acceptance(form, question);
  const together = (one: string): readonly string[] =>
    codes.filter((other) => other !== one && accepts(`${one} ${other}`));
  const alone = codes.filter((code) => together(code).length === 0 && accepts(code));
  return new Set(alone.length < codes.length - 1 ? alone : []);
}

/** Whether the hard rules of a question that read its own answer alone take a value. */
function acceptance(form: Form, question: Question): (value: string) => boolean {
  const layout = layoutOf(form);
  const environment = environmentOf(form, { today: "2026-01-01", random: () => 0.5 });
  const context = { form, layout, chain: question.rosters, self: question.name, bareNames: "refused" } as const;
  const frame = question.rosters.reduce<Frame>(
    (around, roster) => emptyFrame(layout, roster, around, 1),
    emptyFrame(layout, undefined, undefined, 1),
  );
  const slot = layout.questions.get(question.name)?.slot ?? -1;
  const tests = question.checks.flatMap((check) => {
    try {
      const compiled = compile(check.test, context);
      return check.severity === "hard" && compiled.uses.every((use) => use.name === question.name) ? [compiled] : [];
    } catch (error) {
      if (error instanceof ExpressionError) return [];
      throw error;
    }
  });
  return (value) => {
    frame.values[slot] = value;
    return tests.every((test) => isTrue(test, frame, environment));
  };
}
