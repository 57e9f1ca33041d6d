import { compile, isTrue, valueIn } from "../../expression/compile.ts";
import { environmentOf } from "../../expression/environment-of.ts";
import { emptyFrame, type Frame, layoutOf } from "../../expression/frame.ts";
import { ExpressionError } from "../../expression/syntax.ts";
import { valueOfAnswer } from "../../expression/value-of-answer.ts";
import { firstAnswer } from "../../interview/first-answer.ts";
import { kinds } from "../../kinds/index.ts";
import type { Form } from "../model.ts";
import { error, type FormProblem } from "./problem.ts";

/** First values that break the rules of their own question. */
export function checkDefaults(form: Form): readonly FormProblem[] {
  const layout = layoutOf(form);
  const today = "2026-01-01";
  const environment = environmentOf(form, { today, random: () => 0.5 });
  return [...form.questions.values()].flatMap((question) => {
    if (question.default === undefined) return [];
    const context = { form, layout, chain: question.rosters, self: question.name, bareNames: "refused" } as const;
    try {
      const frame = question.rosters.reduce<Frame>(
        (around, roster) => emptyFrame(layout, roster, around, 1),
        emptyFrame(layout, undefined, undefined, 1),
      );
      const compiled = compile(question.default, context);
      if (compiled.uses.length > 0) return [];
      const first = firstAnswer(valueIn(compiled, frame, environment), question);
      if (first === undefined) return [];
      frame.values[layout.questions.get(question.name)?.slot ?? -1] = valueOfAnswer(question, first);
      const list = form.lists.get(question.list ?? "");
      const offered = list?.source === "form" ? list.choices : [];
      const own = kinds[question.kind]
        .problems(first, question, { today, offered })
        .filter(({ code }) => list?.source !== "project" || code !== "choice");
      const broken = question.checks.filter(
        (check) => check.severity === "hard" && !isTrue(compile(check.test, context), frame, environment),
      );
      return own.length + broken.length === 0
        ? []
        : [
            error(
              "default",
              question.name,
              `The first value ${JSON.stringify(first)} breaks the question's own rules. Change one of the two`,
            ),
          ];
    } catch (fault) {
      if (fault instanceof ExpressionError) return [];
      throw fault;
    }
  });
}
