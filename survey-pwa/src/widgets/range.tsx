import { scaleOf } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { ClearButton } from "./clear-button.tsx";
import { TypedInput } from "./typed-input.tsx";
import type { Widget, WidgetProps } from "./widget.ts";

/** A line to slide along and a field to type in. The line has no handle before it is touched: the middle is no answer. */
function Range(props: WidgetProps) {
  const { state, ids, answer } = props;
  const { words, figures } = useApp();
  const { min, max, step } = scaleOf(state.question);
  const value = typeof state.value === "number" ? state.value : undefined;
  const isUnset = value === undefined;
  const typed = `${ids.input}:typed`;
  // A tap on the very place where the hidden handle lies changes nothing, and is an answer all the same
  const take = (input: HTMLInputElement): void => answer.set(input.valueAsNumber);
  const ends = [min, max].map((end) => <bdi key={end}>{figures.number(end)}</bdi>);
  return (
    <div class="range">
      <div class="range-line">
        <input
          id={ids.input}
          type="range"
          class={isUnset ? "range-slider range-unset" : "range-slider"}
          min={min}
          max={max}
          step={step}
          value={value ?? (min + max) / 2}
          disabled={state.readOnly}
          aria-labelledby={ids.label}
          aria-describedby={props.describedBy}
          aria-invalid={props.isWrong}
          aria-valuetext={isUnset ? words.answers.noValue : figures.number(value)}
          onInput={(event) => take(event.currentTarget)}
          onPointerUp={(event) => (isUnset ? take(event.currentTarget) : undefined)}
          onKeyDown={(event) => {
            if (isUnset && (event.key === " " || event.key === "Enter")) take(event.currentTarget);
          }}
        />
        <div class="range-ends" aria-hidden="true">
          {ends}
        </div>
      </div>
      <div class="range-typed">
        <label class="soft small" for={typed}>
          {words.answers.value}
        </label>
        <TypedInput {...props} ids={{ ...ids, input: typed }} style="number" inputMode="decimal" />
      </div>
      {isUnset && state.typed === undefined && !state.readOnly ? <p class="soft">{words.answers.slide}</p> : null}
      <ClearButton {...props} />
    </div>
  );
}

export const range: Widget = { frame: "fieldset", Control: Range };
