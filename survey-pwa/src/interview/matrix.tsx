import type { Path } from "@returns/schemas";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { Question } from "./question.tsx";

/**
 * Several questions with the same choices. Where there is room the choices stand once, above their columns; on a narrow
 * phone one question follows the other. For a screen reader it is always the second: each row is a question of its own
 * with all the words of its choices, and the line above the columns is left out.
 */
export function Matrix({ rows }: { readonly rows: readonly Path[] }) {
  const { live, language } = useSession();
  const [first] = rows;
  const choices = first === undefined ? [] : live.question(first).value.choices;
  return (
    <div class="matrix">
      <div class="matrix-rows">
        <div class="matrix-head" aria-hidden="true">
          {choices.map((choice) => {
            const label = speak(choice.label, language.value);
            return (
              <span key={choice.code} lang={label.lang} dir={label.dir}>
                {label.text}
              </span>
            );
          })}
        </div>
        {rows.map((path) => (
          <Question key={path} path={path} />
        ))}
      </div>
    </div>
  );
}
