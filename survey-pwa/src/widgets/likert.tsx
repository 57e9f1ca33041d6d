import { useApp } from "../app/context.ts";
import { speak } from "../words/language.ts";
import { ClearButton } from "./clear-button.tsx";
import type { WidgetProps } from "./widget.ts";

/** Words up to this many letters, on scales of up to so many points, have room side by side on the narrowest phone. */
const longestWord = 9;
const mostPoints = 5;

/** A scale of agreement: the points in a row, or one below the other where the screen is too narrow for their words. */
export function Likert(props: WidgetProps) {
  const { state, ids, language, answer } = props;
  const { words } = useApp();
  if (state.choices.length === 0) return <p class="soft">{words.choices.empty}</p>;
  const labels = state.choices.map(({ label }) => speak(label, language));
  const isNarrow =
    labels.length <= mostPoints &&
    labels.every(({ text }) => text.split(/\s+/).every((word) => word.length <= longestWord));
  return (
    <>
      <div class={isNarrow ? "likert likert-narrow" : "likert"}>
        {state.choices.map(({ code }, position) => (
          <label key={code} class="likert-point" lang={labels[position]?.lang} dir={labels[position]?.dir}>
            <input
              id={position === 0 ? ids.input : undefined}
              type="radio"
              name={ids.input}
              checked={state.value === code}
              disabled={state.readOnly}
              onChange={() => answer.set(code)}
            />
            <span>{labels[position]?.text}</span>
          </label>
        ))}
      </div>
      <ClearButton {...props} />
    </>
  );
}
