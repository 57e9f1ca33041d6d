import { useState } from "preact/hooks";
import type { InterviewLine } from "../store/phone.ts";
import { useApp } from "./context.ts";
import { Confirm } from "./dialog.tsx";
import { Icon } from "./icon.tsx";
import { ShortList } from "./short-list.tsx";

type LineOf<State extends InterviewLine["state"]> = Extract<InterviewLine, { readonly state: State }>;

/** Interviews that can be gone on with; always shown first, as nobody else has them. */
export function DraftList() {
  const { phone, words } = useApp();
  const drafts = phone.interviews.value.flatMap((line) => (line.state === "draft" ? [line] : []));
  if (drafts.length === 0) return null;
  return (
    <ShortList title={words.home.drafts} items={drafts} keyOf={(line) => line.id}>
      {(line) => <DraftLine line={line} />}
    </ShortList>
  );
}

/** Sealed interviews that the office does not have yet. */
export function ReadyList() {
  const { phone, words } = useApp();
  const ready = phone.interviews.value.flatMap((line) => (line.state === "ready" ? [line] : []));
  if (ready.length === 0) return null;
  return (
    <ShortList title={words.home.ready} items={ready} keyOf={(line) => line.id}>
      {(line) => <SealedLine line={line} when={line.updatedAt} />}
    </ShortList>
  );
}

/** What the office has said that it received. */
export function SentList() {
  const { phone, words } = useApp();
  const sent = phone.interviews.value.flatMap((line) =>
    line.state === "sent" || line.state === "durable" ? [line] : [],
  );
  if (sent.length === 0) return null;
  return (
    <ShortList title={words.home.sent} items={sent} keyOf={(line) => line.id}>
      {(line) => <SealedLine line={line} when={line.receipt.at} />}
    </ShortList>
  );
}

function DraftLine({ line }: { readonly line: LineOf<"draft"> }) {
  const { phone, router, words, figures } = useApp();
  const [isAsking, setAsking] = useState(false);
  const { meta } = line;
  return (
    <>
      <div class="list-wide">
        <p class="list-title">{meta.title === "" ? words.home.untitled : <bdi>{meta.title}</bdi>}</p>
        <p class="soft small">
          {words.home.answered(meta.answered, meta.questions)} ·{" "}
          {words.home.lastChanged(figures.moment(new Date(line.updatedAt)))}
        </p>
      </div>
      <button
        type="button"
        class="button button-main row-grow"
        onClick={() => router.go({ screen: "interview", id: line.id })}
      >
        {words.home.goOn}
        <Icon name="forward" />
      </button>
      <button type="button" class="button button-icon button-quiet" onClick={() => setAsking(true)}>
        <Icon name="remove" />
        <span class="visually-hidden">
          {words.home.delete} {meta.title}
        </span>
      </button>
      {isAsking ? (
        <Confirm
          question={words.home.deleteSure}
          yes={words.home.delete}
          onYes={() => void phone.discard(line.id)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

function SealedLine({ line, when }: { readonly line: LineOf<"ready" | "sent" | "durable">; readonly when: string }) {
  const { router, words, figures } = useApp();
  const isReady = line.state === "ready";
  const { mediaLeft } = line;
  return (
    <button type="button" class="line" onClick={() => router.go({ screen: "sent", id: line.id })}>
      <span class={isReady ? "line-mark" : "line-mark line-mark-done"}>
        <Icon name={isReady ? "lock" : "check"} />
      </span>
      <span class="row-grow">
        <span class="list-title">{line.meta.title === "" ? words.home.untitled : <bdi>{line.meta.title}</bdi>}</span>
        <br />
        <span class="soft small">{figures.moment(new Date(when))}</span>
        {mediaLeft === undefined ? null : (
          <>
            <br />
            <span class="small">{words.media.left(mediaLeft)}</span>
          </>
        )}
      </span>
      <Icon name="forward" />
    </button>
  );
}
