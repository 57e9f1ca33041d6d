import { ChoiceList } from "./choice-list.tsx";
import { ClearButton } from "./clear-button.tsx";
import { isKeyDown } from "./key-down.ts";
import { Likert } from "./likert.tsx";
import { TypeAhead } from "./type-ahead.tsx";
import type { Widget, WidgetProps } from "./widget.ts";

/** Longer lists are searched by typing instead of scrolled. */
const longestList = 14;

function SelectOne(props: WidgetProps) {
  const { state } = props;
  const appearance = state.question.appearance ?? "";
  if (appearance.split(/\s+/).includes("likert")) return <Likert {...props} />;
  const searched = state.choices.length > longestList || /autocomplete|search|minimal/.test(appearance);
  return searched ? <TypeAhead {...props} /> : <OneOfList {...props} />;
}

/** Radio buttons; an answer that was tapped by mistake can be taken back. */
export function OneOfList(props: WidgetProps) {
  const { state, answer } = props;
  return (
    <>
      <ChoiceList
        {...props}
        control="radio"
        isChosen={(code) => state.value === code}
        isBlocked={() => false}
        onToggle={(code) => (isKeyDown() ? answer.browse(code) : answer.set(code))}
      />
      <ClearButton {...props} />
    </>
  );
}

export const selectOne: Widget = { frame: "fieldset", Control: SelectOne };
