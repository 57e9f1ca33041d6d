import { useApp } from "./context.ts";
import { Icon } from "./icon.tsx";

/** How many interviews are only here, where sending stands, and the button that sends now. */
export function SyncPanel() {
  const { phone, words, figures } = useApp();
  const only = phone.unsentCount.value;
  const sync = phone.sync.value;
  const lines = phone.interviews.value;
  const isReceived = lines.every(({ state }) => state === "sent" || state === "durable");
  const tally = (count: number): string => {
    if (lines.length === 0) return words.home.nothingYet;
    if (count === 0) return words.home.nothingOnlyHere;
    return isReceived ? words.media.waiting(count) : words.home.onlyHere(count);
  };
  return (
    <section class="card stack-tight" aria-label={words.sync.send}>
      <div class="tally">
        <span class="tally-figure" aria-hidden="true">
          {figures.number(only)}
        </span>
        <p>{tally(only)}</p>
      </div>
      <SyncLine />
      <button type="button" class="button" disabled={sync.status === "sending"} onClick={() => void phone.syncNow()}>
        <Icon name="send" />
        {words.sync.send}
      </button>
    </section>
  );
}

function SyncLine() {
  const { phone, words, figures } = useApp();
  const sync = phone.sync.value;
  switch (sync.status) {
    case "idle":
      return (
        <p class="soft" role="status">
          {sync.lastAt === undefined ? words.sync.never : words.sync.lastAt(figures.moment(sync.lastAt))}
        </p>
      );
    case "sending":
      return (
        <div role="status">
          <p>{words.sync.sending(sync.sent, sync.total)}</p>
          <progress class="progress" max={Math.max(sync.total, 1)} value={sync.sent} aria-label={words.sync.send} />
        </div>
      );
    case "waiting":
      return (
        <p role="status" class={sync.cause === "offline" ? "soft" : "problem problem-warning"}>
          <span>
            {words.sync.waiting[sync.cause]}
            {sync.cause === "offline" ? null : <> · {words.sync.retryAt(figures.time(sync.retryAt))}</>}
          </span>
        </p>
      );
  }
}
