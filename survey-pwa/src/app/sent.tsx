import type { InterviewLine } from "../store/phone.ts";
import { useApp } from "./context.ts";
import { Icon } from "./icon.tsx";
import { Notice } from "./notice.tsx";
import { Page } from "./page.tsx";

/** One sealed interview: whether the office has it, and its receipt. No answer can be read here. */
export function SentScreen({ id }: { readonly id: string }) {
  const { phone, router, words } = useApp();
  const line = phone.interviews.value.find((known) => known.id === id);
  const home = (): void => router.go({ screen: "home" });
  return (
    <Page
      title={words.sent.title}
      onBack={home}
      bar={
        <button type="button" class="button button-main" onClick={home}>
          {words.finish.toHome}
        </button>
      }
    >
      {line === undefined || line.state === "draft" ? (
        <Notice tone="warning" text={words.interview.noLongerOpen} />
      ) : (
        <Receipt line={line} />
      )}
    </Page>
  );
}

function Receipt({ line }: { readonly line: Exclude<InterviewLine, { readonly state: "draft" }> }) {
  const { phone, words, figures } = useApp();
  const title = line.meta.title === "" ? words.home.untitled : line.meta.title;
  if (phone.purpose === "trial") {
    return (
      <section class="card stack-tight">
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <Notice tone="done" text={words.trial.finished} />
      </section>
    );
  }
  if (line.state === "ready") {
    return (
      <section class="card stack-tight">
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <Notice tone="done" text={words.finish.done} />
        <p>{words.sent.waiting}</p>
        <p class="soft">{words.finish.doneNext}</p>
        <p class="soft small">
          {words.sent.size(words.sent.kilobytes(Math.ceil(line.bytes / 1000)))} · {words.sent.sealed}
        </p>
        <button type="button" class="button" onClick={() => void phone.syncNow()}>
          <Icon name="send" />
          {words.sync.send}
        </button>
      </section>
    );
  }
  const { receipt } = line;
  return (
    <section class="card stack-tight">
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <Notice tone="done" text={words.sent.received(figures.moment(new Date(receipt.at)))} />
      {line.mediaLeft === undefined ? null : (
        <>
          <Notice tone="warning" text={words.media.left(line.mediaLeft)} />
          <button type="button" class="button" onClick={() => void phone.syncNow()}>
            <Icon name="send" />
            {words.sync.send}
          </button>
        </>
      )}
      <p class="list-title">{words.sent.receipt(String(receipt.seq), receipt.code)}</p>
      {receipt.status === "quarantined" ? <p>{words.sent.quarantined}</p> : null}
      {line.state === "durable" ? <p>{words.sent.durable}</p> : null}
      <p class="soft small">{words.sent.sealed}</p>
    </section>
  );
}
