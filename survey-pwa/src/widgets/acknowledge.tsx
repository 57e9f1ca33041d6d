import { acknowledged } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { directionOf } from "../words/language.ts";
import type { Widget, WidgetProps } from "./widget.ts";

/** One box to tick once the text has been read out; a second tap takes it back. */
function Acknowledge({ state, ids, answer, describedBy, isWrong }: WidgetProps) {
  const { words, preferences } = useApp();
  return (
    <div class="choices-short choices">
      <label class="choice" lang={preferences.language} dir={directionOf(preferences.language)}>
        <input
          id={ids.input}
          type="checkbox"
          checked={state.value === acknowledged}
          disabled={state.readOnly}
          required={state.required}
          aria-invalid={isWrong}
          aria-describedby={describedBy}
          onChange={(event) => (event.currentTarget.checked ? answer.set(acknowledged) : answer.clear())}
        />
        <span>{words.answers.confirm}</span>
      </label>
    </div>
  );
}

export const acknowledge: Widget = { frame: "fieldset", Control: Acknowledge };
