import type { MemberState, SectionState } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";

/** What is missing in a section or about a member, in a word; the colour says nothing that the word does not. */
export function LeftBadge({
  count,
}: {
  readonly count: Pick<SectionState | MemberState, "questions" | "answered" | "errors">;
}) {
  const { words } = useApp();
  const left = count.questions - count.answered;
  if (count.errors > 0) return <span class="badge badge-error">{words.interview.toMend(count.errors)}</span>;
  if (left > 0) return <span class="badge">{words.interview.left(left)}</span>;
  return (
    <span class="badge badge-done">
      <Icon name="check" />
      {words.interview.complete}
    </span>
  );
}
