import { useEffect, useState } from "preact/hooks";
import type { Persistence } from "../store/phone.ts";
import { useApp } from "./context.ts";
import { saveCopy } from "./not-saved.tsx";
import { Notice, type Tone } from "./notice.tsx";

const tones: Readonly<Record<Persistence, Tone>> = {
  granted: "done",
  denied: "error",
  unsupported: "error",
  unknown: "warning",
};

/** [B78] Whether the browser keeps the interviews, and the ways out when it does not. */
export function StoragePanel() {
  const { phone, words } = useApp();
  const [used, setUsed] = useState<string | undefined>(undefined);
  const [isCopied, setCopied] = useState(false);
  const persistence = phone.persistence.value;
  const hasMedia = phone.interviews.value.some((line) => line.state !== "draft" && line.mediaLeft !== undefined);
  const hasReady = phone.interviews.value.some((line) => line.state === "ready");
  const megabytes = (bytes: number): string => words.storage.megabytes(Math.round(bytes / 1_000_000));
  useEffect(() => {
    void phone.storageEstimate().then((estimate) => {
      if (estimate === undefined) return;
      setUsed(words.storage.used(megabytes(estimate.usedBytes), megabytes(estimate.quotaBytes - estimate.usedBytes)));
    });
  }, [words]);
  return (
    <section class="card stack-tight">
      <h2>{words.storage.title}</h2>
      <Notice tone={tones[persistence]} text={words.storage[persistence]} />
      {used === undefined ? null : <p class="soft small">{used}</p>}
      <div class="row">
        {persistence === "denied" || persistence === "unknown" ? (
          <button type="button" class="button row-grow" onClick={() => void phone.askPersistence()}>
            {words.storage.ask}
          </button>
        ) : null}
        {hasReady ? (
          <button
            type="button"
            class="button row-grow"
            onClick={() => void saveCopy(phone).then(() => setCopied(true))}
          >
            {words.storage.save}
          </button>
        ) : null}
      </div>
      {isCopied ? (
        <p class="soft" role="status">
          {words.storage.saved}
          {hasMedia ? `. ${words.media.notCopied}` : null}
        </p>
      ) : null}
    </section>
  );
}
