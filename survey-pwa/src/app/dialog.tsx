import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useApp } from "./context.ts";
import { Icon } from "./icon.tsx";

/** A window over the page that holds the keyboard until it is closed; Escape closes it. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const { words } = useApp();
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog ref={element} class="dialog" aria-labelledby={titleId} onClose={props.onClose}>
      <div class="dialog-head">
        <h2 id={titleId}>{props.title}</h2>
        <button type="button" class="button button-icon button-quiet" onClick={() => element.current?.close()}>
          <Icon name="close" />
          <span class="visually-hidden">{words.app.close}</span>
        </button>
      </div>
      {props.children}
    </dialog>
  );
}

/** Asks before something that cannot be undone. */
export function Confirm(props: {
  readonly question: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}) {
  const { words } = useApp();
  return (
    <Dialog title={props.question} onClose={props.onClose}>
      <form method="dialog" class="dialog-actions">
        <button type="submit" class="button">
          {words.app.cancel}
        </button>
        <button type="submit" class="button button-danger" onClick={props.onYes}>
          {props.yes}
        </button>
      </form>
    </Dialog>
  );
}
