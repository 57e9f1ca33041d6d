import { TypedInput } from "./typed-input.tsx";
import type { Widget, WidgetProps } from "./widget.ts";

function Integer(props: WidgetProps) {
  return <TypedInput {...props} style="number" inputMode="numeric" />;
}

function Decimal(props: WidgetProps) {
  return <TypedInput {...props} style="number" inputMode="decimal" />;
}

// Text fields, as a number field refuses ٣٥ and swallows what it cannot read
export const integer: Widget = { frame: "field", Control: Integer };
export const decimal: Widget = { frame: "field", Control: Decimal };
