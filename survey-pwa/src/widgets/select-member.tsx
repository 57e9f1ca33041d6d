import { useApp } from "../app/context.ts";
import { OneOfList } from "./select-one.tsx";
import type { Widget, WidgetProps } from "./widget.ts";

/** One of the people who were listed, by name. */
function SelectMember(props: WidgetProps) {
  const { words } = useApp();
  if (props.state.choices.length === 0) return <p class="soft">{words.choices.nobody}</p>;
  return <OneOfList {...props} />;
}

export const selectMember: Widget = { frame: "fieldset", Control: SelectMember };
