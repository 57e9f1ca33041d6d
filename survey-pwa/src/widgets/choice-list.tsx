import type { Choice } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { speak } from "../words/language.ts";
import type { WidgetProps } from "./widget.ts";

/** Labels up to this many letters stand side by side when there are few of them. */
const shortLabel = 16;
const fewChoices = 4;

/** All choices one under the other, each as wide as the screen: a thumb cannot miss them. */
export function ChoiceList(
  props: WidgetProps & {
    readonly control: "radio" | "checkbox";
    readonly isChosen: (code: string) => boolean;
    readonly isBlocked: (choice: Choice) => boolean;
    readonly onToggle: (code: string, chosen: boolean) => void;
  },
) {
  const { state, ids, language } = props;
  const { words } = useApp();
  if (state.choices.length === 0) return <p class="soft">{words.choices.empty}</p>;
  const isShort =
    state.choices.length <= fewChoices &&
    state.choices.every((choice) => speak(choice.label, language).text.length <= shortLabel);
  return (
    <div class={isShort ? "choices choices-short" : "choices"}>
      {state.choices.map((choice, position) => {
        const label = speak(choice.label, language);
        return (
          <label key={choice.code} class="choice" lang={label.lang} dir={label.dir}>
            <input
              id={position === 0 ? ids.input : undefined}
              type={props.control}
              name={ids.input}
              checked={props.isChosen(choice.code)}
              disabled={state.readOnly || props.isBlocked(choice)}
              onChange={(event) => props.onToggle(choice.code, event.currentTarget.checked)}
            />
            <span>{label.text}</span>
          </label>
        );
      })}
    </div>
  );
}
