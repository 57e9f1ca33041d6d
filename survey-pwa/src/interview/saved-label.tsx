import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { useSession } from "./context.ts";

/** "Saving…" until the answer is on disk, and nothing else; then the time. */
export function SavedLabel() {
  const { phone, words, figures } = useApp();
  const { saver } = useSession();
  const saved = phone.saved.value;
  if (saved.status === "not-saved") {
    return (
      <span class="saved saved-error" role="status">
        <Icon name="stop" />
        {words.saved.notSaved}
      </span>
    );
  }
  if (saver.waiting.value || saved.status === "saving") {
    return (
      <span class="saved" role="status">
        <Icon name="saving" />
        {words.saved.saving}
      </span>
    );
  }
  if (saved.status === "unchanged") return <span class="saved" role="status" />;
  return (
    <span class="saved" role="status">
      <Icon name="check" />
      {words.saved.at(figures.time(saved.at))}
    </span>
  );
}
