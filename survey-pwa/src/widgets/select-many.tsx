import { useApp } from "../app/context.ts";
import { ChoiceList } from "./choice-list.tsx";
import type { Widget, WidgetProps } from "./widget.ts";

/** Check boxes; with a maximum the rest is closed once it is reached, and says why. */
function SelectMany(props: WidgetProps) {
  const { state, answer } = props;
  const { words } = useApp();
  const chosen = Array.isArray(state.value) ? state.value : [];
  const maximum = state.question.settings.maxSelected;
  const max = typeof maximum === "number" ? maximum : undefined;
  const isFull = max !== undefined && chosen.length >= max;
  const toggle = (code: string, isOn: boolean): void => {
    const rest = chosen.filter((other) => other !== code);
    const codes = isOn ? [...rest, code] : rest;
    if (codes.length === 0) answer.clear();
    else answer.set(codes);
  };
  return (
    <>
      <ChoiceList
        {...props}
        control="checkbox"
        isChosen={(code) => chosen.includes(code)}
        isBlocked={(choice) => isFull && !chosen.includes(choice.code)}
        onToggle={toggle}
      />
      {max === undefined ? null : (
        <div class="choices-foot" role="status">
          <span>{chosen.length === 0 ? words.choices.upTo(max) : words.choices.count(chosen.length, max)}</span>
          {isFull ? <span>{words.choices.maxReached}</span> : null}
        </div>
      )}
    </>
  );
}

export const selectMany: Widget = { frame: "fieldset", Control: SelectMany };
