import { useId, useState } from "preact/hooks";
import { useApp } from "./context.ts";

/** Link and name of the phone, as they are typed or pasted. */
export function EnrolFields(props: {
  readonly first: string;
  readonly isBusy: boolean;
  readonly onConnect: (link: string, label: string) => Promise<void>;
}) {
  const { words } = useApp();
  const [link, setLink] = useState(props.first);
  const [label, setLabel] = useState("");
  const id = useId();
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void props.onConnect(link.trim(), label.trim());
      }}
    >
      <div class="card stack-tight">
        <label class="question-label" for={`${id}-link`}>
          {words.enrol.link}
        </label>
        <p class="question-hint" id={`${id}-link-hint`}>
          {words.enrol.linkHint}
        </p>
        <textarea
          id={`${id}-link`}
          class="input"
          dir="ltr"
          rows={2}
          value={link}
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          aria-describedby={`${id}-link-hint`}
          onInput={(event) => setLink(event.currentTarget.value)}
        />
      </div>
      <div class="card stack-tight">
        <label class="question-label" for={`${id}-label`}>
          {words.enrol.label}
        </label>
        <p class="question-hint" id={`${id}-label-hint`}>
          {words.enrol.labelHint}
        </p>
        <input
          id={`${id}-label`}
          class="input"
          type="text"
          dir="auto"
          maxLength={100}
          value={label}
          autoComplete="off"
          aria-describedby={`${id}-label-hint`}
          onInput={(event) => setLabel(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button button-main button-wide" disabled={props.isBusy}>
        {props.isBusy ? words.enrol.connecting : words.enrol.connect}
      </button>
    </form>
  );
}
