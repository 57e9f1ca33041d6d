import { storedText } from "./typed.ts";
import type { Widget, WidgetProps } from "./widget.ts";

/** The phone's own clock face, with nothing filled in. */
function TimeField(props: WidgetProps) {
  const { state, ids, answer } = props;
  return (
    <input
      id={ids.input}
      type="time"
      class="input input-short"
      value={storedText(state)}
      readOnly={state.readOnly}
      aria-invalid={props.isWrong}
      aria-describedby={props.describedBy}
      onInput={(event) => {
        const { value, validity } = event.currentTarget;
        if (validity.badInput) return;
        if (value === "") answer.clear();
        else answer.type(value);
      }}
    />
  );
}

export const time: Widget = { frame: "field", Control: TimeField };
