import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import type { WidgetProps } from "./widget.ts";

/** Takes an answer back that was tapped by mistake; it stands in the corner of the question. */
export function ClearButton({ state, ids, answer }: Pick<WidgetProps, "state" | "ids" | "answer">) {
  const { words } = useApp();
  if (state.value === undefined || state.readOnly) return null;
  return (
    <button
      type="button"
      class="button button-icon button-quiet question-clear"
      aria-describedby={ids.label}
      onClick={answer.clear}
    >
      <Icon name="close" />
      <span class="visually-hidden">{words.interview.clear}</span>
    </button>
  );
}
