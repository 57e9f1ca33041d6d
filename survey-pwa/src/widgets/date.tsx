import { useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { storedText } from "./typed.ts";
import type { Widget, WidgetProps } from "./widget.ts";

/** The phone's own calendar, with nothing filled in; below it the day in words, so that a slip is seen at once. */
function DateField(props: WidgetProps) {
  const { words, figures } = useApp();
  const { state, ids, answer } = props;
  const [incomplete, setIncomplete] = useState(false);
  const stored = storedText(state);
  const months = monthsAgo(stored, new Date());
  return (
    <>
      <input
        id={ids.input}
        type="date"
        class="input input-short"
        max="9999-12-31"
        value={stored}
        readOnly={state.readOnly}
        aria-invalid={props.isWrong || incomplete}
        aria-describedby={props.describedBy}
        onInput={(event) => {
          const { value, validity } = event.currentTarget;
          if (validity.badInput) return;
          setIncomplete(false);
          if (value === "") answer.clear();
          else answer.type(value);
        }}
        onBlur={(event) => setIncomplete(event.currentTarget.validity.badInput)}
      />
      {incomplete ? (
        <p class="problem" role="alert">
          {words.date.incomplete}
        </p>
      ) : null}
      {months === undefined ? null : (
        <p class="read-as">
          {figures.day(stored)}
          {months < 0 ? null : ` · ${words.date.months(months)}`}
        </p>
      )}
    </>
  );
}

/** Completed months since a day; undefined for what is not a day, negative for one to come. */
const monthsAgo = (day: string, now: Date): number | undefined => {
  const [year, month, date] = day.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined || Number.isNaN(year + month + date))
    return undefined;
  const months = (now.getFullYear() - year) * 12 + now.getMonth() + 1 - month;
  return now.getDate() < date ? months - 1 : months;
};

export const date: Widget = { frame: "field", Control: DateField };
