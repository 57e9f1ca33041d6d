import type { MissingReason, Path, QuestionState } from "@returns/schemas";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { widgets } from "../widgets/index.ts";
import type { WidgetProps } from "../widgets/widget.ts";
import { type Spoken, speak } from "../words/language.ts";
import { afterTap } from "./after-tap.ts";
import { useSession } from "./context.ts";
import { idsOf } from "./ids.ts";
import { Problems } from "./problems.tsx";

/** One question: label, hint, answer, what is wrong with it. It is drawn anew only when it reads differently itself. */
export function Question({ path }: { readonly path: Path }) {
  const { live, interview, language, start, answered, times } = useSession();
  useEffect(() => times?.seen(path), [times, path]);
  const state = live.question(path).value;
  const widget = widgets[state.question.kind];
  const label = speak(state.label, language.value);
  if (widget.frame === "hidden") return null;

  const shown = live.isRevealed(path) ? state.problems : [];
  const ids = idsOf(path);
  const describedBy = [
    ...(state.hint === undefined ? [] : [ids.hint]),
    ...(shown.length === 0 ? [] : [ids.problems]),
  ].join(" ");
  const props: WidgetProps = {
    state,
    ids,
    language: language.value,
    describedBy: describedBy === "" ? undefined : describedBy,
    isWrong: shown.some((problem) => problem.severity === "error"),
    answer: {
      set: (value) => {
        answered(path);
        interview.set(path, value);
      },
      browse: (value) => {
        answered(path);
        live.inPassing(() => interview.set(path, value));
      },
      keyIn: (typed) => {
        answered(path);
        live.inPassing(() => interview.type(path, typed));
      },
      type: (typed) => {
        answered(path);
        live.typing(path, () => interview.type(path, typed));
      },
      clear: () => interview.clear(path),
    },
  };
  if (widget.frame === "text") {
    return (
      <div class="note" id={ids.question} lang={label.lang} dir={label.dir}>
        {label.text}
      </div>
    );
  }
  const open = shown.find((problem) => !problem.confirmed);
  const tone = open === undefined ? "" : open.severity === "error" ? " question-error" : " question-warning";
  // Not while somebody goes from one choice or button of the answer to the next, as when choices are put in an order
  const reveal = (event: FocusEvent): void => {
    const frame = event.currentTarget;
    const isOneOfMany = event.target instanceof Element && event.target.matches("button, [type=radio]");
    const isStill = (focused: EventTarget | null): boolean =>
      isOneOfMany && frame instanceof Node && focused instanceof Node && frame.contains(focused);
    if (isStill(event.relatedTarget)) return;
    afterTap(() => {
      if (isStill(document.activeElement)) return;
      const { value, typed } = interview.question(path);
      if (value !== undefined || typed !== undefined) live.reveal([path]);
    });
  };
  const body = (
    <div class="question-body">
      {start?.focus === path ? <LastAnswer /> : null}
      <widget.Control {...props} />
      <Reasons state={state} answer={props.answer} />
      <Problems problems={shown} id={ids.problems} />
    </div>
  );
  const hint = state.hint === undefined ? undefined : speak(state.hint, language.value);
  const frame = { class: `question${tone}`, id: ids.question, lang: label.lang, dir: label.dir, onFocusOut: reveal };
  return widget.frame === "fieldset" ? (
    <fieldset {...frame} aria-describedby={describedBy === "" ? undefined : describedBy}>
      <legend class="question-label" id={ids.label}>
        <LabelText label={label} required={state.required} />
      </legend>
      <Hint id={ids.hint} hint={hint} />
      {body}
    </fieldset>
  ) : (
    <div {...frame}>
      <div>
        <label class="question-label" id={ids.label} for={ids.input}>
          <LabelText label={label} required={state.required} />
        </label>
        <Hint id={ids.hint} hint={hint} />
      </div>
      {body}
    </div>
  );
}

/** [B75] After the app was closed in the middle: here it goes on. */
function LastAnswer() {
  const { words } = useApp();
  return (
    <p>
      <span class="badge badge-done">
        <Icon name="check" />
        {words.interview.lastAnswer}
      </span>
    </p>
  );
}

function LabelText({ label, required }: { readonly label: Spoken; readonly required: boolean }): ComponentChildren {
  const { words } = useApp();
  if (!required) return label.text;
  return (
    <>
      {label.text}
      <span class="required-mark" aria-hidden="true">
        {"\u00a0*"}
      </span>
      <span class="visually-hidden"> ({words.interview.requiredMark})</span>
    </>
  );
}

function Hint({ id, hint }: { readonly id: string; readonly hint: Spoken | undefined }) {
  if (hint === undefined) return null;
  return (
    <p class="question-hint" id={id} lang={hint.lang} dir={hint.dir}>
      {hint.text}
    </p>
  );
}

/** "Don't know" and "Refused" in one tap, where the question offers them; a second tap takes them back. */
function Reasons({ state, answer }: { readonly state: QuestionState; readonly answer: WidgetProps["answer"] }) {
  const { words } = useApp();
  const reasons = state.question.missing;
  if (reasons.length === 0 || state.readOnly) return null;
  const toggle = (reason: MissingReason) => (): void => {
    if (state.value === reason) answer.clear();
    else answer.set(reason);
  };
  return (
    <div class="chips">
      {reasons.map((reason) => (
        <button
          key={reason}
          type="button"
          class="chip"
          aria-pressed={state.value === reason}
          aria-describedby={idsOf(state.path).label}
          onClick={toggle(reason)}
        >
          {words.interview[reason]}
        </button>
      ))}
    </div>
  );
}
