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
  const { state, ids } = props;
  const field = useTyped(props);
  return (
    <>
      <input
        id={ids.input}
        type="text"
        inputMode={props.inputMode}
        class={props.style === "number" ? "input input-number" : "input"}
        dir={props.style === "number" || props.inputMode === "tel" ? "ltr" : "auto"}
        value={field.text}
        readOnly={state.readOnly}
        aria-required={state.required}
        aria-invalid={props.isWrong}
        aria-describedby={props.describedBy}
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        onInput={(event) => field.onInput(event.currentTarget.value)}
      />
      <ReadAs state={state} />
    </>
  );
}

/** Several lines, for what somebody wants to add. */
export function TypedArea(props: WidgetProps) {
  const { state, ids } = props;
  const field = useTyped(props);
  return (
    <textarea
      id={ids.input}
      class="input"
      dir="auto"
      rows={3}
      value={field.text}
      readOnly={state.readOnly}
      aria-required={state.required}
      aria-invalid={props.isWrong}
      aria-describedby={props.describedBy}
      autoComplete="off"
      onInput={(event) => field.onInput(event.currentTarget.value)}
    />
  );
}

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
