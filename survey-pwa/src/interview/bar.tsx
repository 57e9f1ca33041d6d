import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { LeftOut } from "./left-out.tsx";

/** Back and Next, as wide as two thumbs; there is no swiping that could lose an answer. */
export function InterviewBar(props: {
  readonly back: () => void;
  readonly next: (() => void) | undefined;
  readonly nextLabel: string;
}) {
  const { words } = useApp();
  return (
    <footer class="page-bar">
      <LeftOut />
      <div class="page-bar-row">
        <button type="button" class="button" onClick={props.back}>
          <Icon name="back" />
          {words.app.back}
        </button>
        {props.next === undefined ? null : (
          <button type="button" class="button button-main" onClick={props.next}>
            {props.nextLabel}
            <Icon name="forward" />
          </button>
        )}
      </div>
    </footer>
  );
}
