import { useComputed } from "@preact/signals";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { useSession } from "./context.ts";

/** "Saving…" until the answer is on disk, and nothing else; then the time. */
export function SavedLabel() {
  const { phone, words } = useApp();
  const { saver } = useSession();
  const isSaving = useComputed(() => saver.waiting.value || phone.saved.value.status === "saving");
  const isAtRest = useComputed(() => !isSaving.value);
  if (phone.saved.value.status === "not-saved") {
    return (
      <span class="saved saved-error" role="status">
        <Icon name="stop" />
        {words.saved.notSaved}
      </span>
    );
  }
  // Every key turns it to and fro: both are there, and nothing is drawn for that
  return (
    <span role="status">
      <span class="saved" hidden={isAtRest}>
        <Icon name="saving" />
        {words.saved.saving}
      </span>
      <span class="saved" hidden={isSaving}>
        <SavedAt />
      </span>
    </span>
  );
}

function SavedAt() {
  const { phone, words, figures } = useApp();
  const saved = phone.saved.value;
  if (saved.status !== "saved") return null;
  return (
    <>
      <Icon name="check" />
      {words.saved.at(figures.time(saved.at))}
    </>
  );
}
