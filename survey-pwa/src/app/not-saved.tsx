import { useApp } from "./context.ts";
import { download } from "./download.ts";
import { Notice } from "./notice.tsx";

/** [B77] The newest answers are not on disk: it stays on the screen until they are, with the ways out. */
export function NotSavedBanner() {
  const { phone, words } = useApp();
  const saved = phone.saved.value;
  if (saved.status !== "not-saved") return null;
  const causes = { "storage-full": words.storage.full, elsewhere: words.storage.elsewhere, fault: words.storage.fault };
  return (
    <Notice tone="error" text={causes[saved.cause]}>
      <button type="button" class="button" onClick={() => void phone.retrySave()}>
        {words.storage.retry}
      </button>
      {saved.cause === "storage-full" ? (
        <>
          <button type="button" class="button" onClick={() => void phone.syncNow()}>
            {words.sync.send}
          </button>
          <button type="button" class="button" onClick={() => void saveCopy(phone)}>
            {words.storage.save}
          </button>
        </>
      ) : null}
    </Notice>
  );
}

/** All sealed interviews as one file in the downloads; only the office can read it. */
export const saveCopy = async (phone: ReturnType<typeof useApp>["phone"]): Promise<void> => {
  const file = await phone.exportOutbox();
  download(file, `interviews-${new Date().toISOString().slice(0, 10)}.bin`);
};
