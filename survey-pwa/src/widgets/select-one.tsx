import { useApp } from "../app/context.ts";
import { ChoiceList } from "./choice-list.tsx";
import { TypeAhead } from "./type-ahead.tsx";
import type { Widget, WidgetProps } from "./widget.ts";

/** Longer lists are searched by typing instead of scrolled. */
const longestList = 14;

function SelectOne(props: WidgetProps) {
  const { state } = props;
  const appearance = state.question.appearance ?? "";
  const searched = state.choices.length > longestList || /autocomplete|search|minimal/.test(appearance);
  return searched ? <TypeAhead {...props} /> : <OneOfList {...props} />;
}

/** Radio buttons; an answer that was tapped by mistake can be taken back. */
export function OneOfList(props: WidgetProps) {
  const { state, answer } = props;
  const { words } = useApp();
  return (
    <>
      <ChoiceList
        {...props}
        control="radio"
        isChosen={(code) => state.value === code}
        isBlocked={() => false}
        onToggle={(code) => answer.set(code)}
      />
      {state.value === undefined || state.readOnly ? null : (
        <div class="choices-foot">
          <button type="button" class="button button-quiet" onClick={answer.clear}>
            {words.interview.clear}
          </button>
        </div>
      )}
    </>
  );
}

export const selectOne: Widget = { frame: "fieldset", Control: SelectOne };
