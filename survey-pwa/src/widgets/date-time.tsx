import { useApp } from "../app/context.ts";
import { InWords, NativeDate } from "./native-date.tsx";
import { storedText } from "./typed.ts";
import type { Widget, WidgetProps } from "./widget.ts";

/** A day with the time on the clock; below it the day in words. */
function DateTimeField(props: WidgetProps) {
  const { words } = useApp();
  const { state } = props;
  return (
    <>
      <NativeDate
        {...props}
        type="datetime-local"
        latest="9999-12-31T23:59"
        incomplete={words.answers.momentIncomplete}
      />
      <InWords date={state.typed === undefined ? storedText(state).slice(0, 10) : ""} />
    </>
  );
}

export const dateTime: Widget = { frame: "field", Control: DateTimeField };
