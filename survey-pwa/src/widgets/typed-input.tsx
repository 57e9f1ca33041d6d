import type { QuestionState } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { speak } from "../words/language.ts";
import { useTyped } from "./typed.ts";
import type { WidgetProps } from "./widget.ts";

/** One line to type in. Nothing is cut off and nothing is refused while typing: the engine says what it read. */
export function TypedInput(
  props: WidgetProps & {
    readonly style: "number" | "words";
    readonly inputMode: "numeric" | "decimal" | "text" | "tel";
  },
) {
  const field = useTyped(props);
  return (
    <>
      <input
        {...typable(props)}
        type="text"
        inputMode={props.inputMode}
        class={props.style === "number" ? "input input-number" : "input"}
        dir={props.style === "number" || props.inputMode === "tel" ? "ltr" : "auto"}
        value={field.text}
        autoCapitalize="off"
        spellcheck={false}
        onInput={(event) => field.onInput(event.currentTarget.value)}
      />
      <ReadAs state={props.state} />
    </>
  );
}

/** Several lines, for what somebody wants to add. */
export function TypedArea(props: WidgetProps) {
  const field = useTyped(props);
  return (
    <textarea
      {...typable(props)}
      class="input"
      dir="auto"
      rows={3}
      value={field.text}
      onInput={(event) => field.onInput(event.currentTarget.value)}
    />
  );
}

const typable = ({ state, ids, isWrong, describedBy }: WidgetProps) =>
  ({
    id: ids.input,
    readOnly: state.readOnly,
    "aria-required": state.required,
    "aria-invalid": isWrong,
    "aria-describedby": describedBy,
    autoComplete: "off",
  }) as const;

/** Says how something was read that could be meant in another way, such as 1,234. */
function ReadAs({ state }: { readonly state: QuestionState }) {
  const { preferences } = useApp();
  if (state.note === undefined) return null;
  const note = speak(state.note, preferences.language);
  return (
    <p class="read-as" lang={note.lang} dir={note.dir}>
      {note.text}
    </p>
  );
}
