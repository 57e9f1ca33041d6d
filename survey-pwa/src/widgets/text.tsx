import { TypedArea, TypedInput } from "./typed-input.tsx";
import type { Widget, WidgetProps } from "./widget.ts";

/** Longer answers than this get several lines. */
const oneLine = 200;

function Text(props: WidgetProps) {
  const { settings, appearance = "" } = props.state.question;
  const maxLength = settings.maxLength;
  if (appearance.includes("multiline") || (typeof maxLength === "number" && maxLength > oneLine)) {
    return <TypedArea {...props} />;
  }
  return <TypedInput {...props} style="words" inputMode={appearance.includes("numbers") ? "tel" : "text"} />;
}

export const text: Widget = { frame: "field", Control: Text };
