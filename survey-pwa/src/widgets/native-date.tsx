import { useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { storedText } from "./typed.ts";
import type { WidgetProps } from "./widget.ts";

/** The phone's own calendar or clock, with nothing filled in; what is not complete is told when the field is left. */
export function NativeDate(
  props: WidgetProps & {
    readonly type: "date" | "datetime-local";
    readonly latest: string;
    readonly incomplete: string;
  },
) {
  const { state, ids, answer } = props;
  const [isIncomplete, setIncomplete] = useState(false);
  return (
    <>
      <input
        id={ids.input}
        type={props.type}
        class={props.type === "date" ? "input input-short" : "input input-moment"}
        max={props.latest}
        value={storedText(state).replace(" ", "T")}
        readOnly={state.readOnly}
        aria-invalid={props.isWrong || isIncomplete}
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
      {isIncomplete ? (
        <p class="problem" role="alert">
          {props.incomplete}
        </p>
      ) : null}
    </>
  );
}

/** A day, month or year in words and in the Hijri calendar beside it, so that a slip is seen at once. */
export function InWords({ date, more }: { readonly date: string; readonly more?: string | undefined }) {
  const { figures } = useApp();
  if (!/^[0-9]{4}/.test(date)) return null;
  const inWords = date.length > 4 ? figures.day(date) : undefined;
  const parts = [inWords, figures.hijri(date), more].filter((part) => part !== undefined);
  return (
    <p class="read-as">
      {parts.map((part, i) => (
        <span key={part}>
          {i === 0 ? "" : " · "}
          <bdi>{part}</bdi>
        </span>
      ))}
    </p>
  );
}
