import { audioDefaults } from "@returns/schemas";
import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { Notice } from "../app/notice.tsx";
import { ClearButton } from "./clear-button.tsx";
import { type Recording, startRecording } from "./media/recorder.ts";
import { useHold, useMedia } from "./media/use-media.ts";
import type { Widget, WidgetProps } from "./widget.ts";

/** A recording in the open: the time runs on the screen, it ends by itself, and it can be heard before it is sent. */
function AudioField(props: WidgetProps) {
  const { state, ids } = props;
  const { words, figures } = useApp();
  const [recording, setRecording] = useState<Recording>({ status: "off" });
  const [isFull, setFull] = useState(false);
  const stop = useRef(() => {});
  const hold = useHold(props);
  const shown = useMedia(recording.status === "off" ? state.value : undefined);
  const { maxSeconds } = state.question.settings;
  const most = typeof maxSeconds === "number" ? maxSeconds : audioDefaults.maxSeconds;

  // Who turns the page ends the recording, and keeps it
  useEffect(() => () => stop.current(), []);
  const start = (): void => {
    stop.current = startRecording({
      maxSeconds: most,
      tell: setRecording,
      keep: async (bytes, type) => setFull((await hold(bytes, type)) === "full"),
    });
  };
  const clock = (seconds: number): string =>
    `${figures.number(Math.floor(seconds / 60))}:${figures.number(Math.floor((seconds % 60) / 10))}${figures.number(seconds % 10)}`;
  const isOn = recording.status === "on" || recording.status === "starting";
  return (
    <div class="stack-tight">
      {shown.status === "gone" ? <Notice tone="error" text={words.media.gone} /> : null}
      {shown.status === "there" ? (
        <div class="stack-tight">
          {/* biome-ignore lint/a11y/useMediaCaption: what somebody has just said has no captions */}
          <audio controls class="audio-player" src={shown.url} aria-label={words.media.audio.playback} />
          <p class="soft small">{words.media.taken(words.media.size(shown.bytes))}</p>
        </div>
      ) : null}
      {isOn ? (
        <p class={recording.status === "on" ? "recording recording-on" : "recording"} role="timer">
          {recording.status === "on"
            ? words.media.audio.recording(clock(recording.seconds), clock(most))
            : words.media.audio.starting}
        </p>
      ) : null}
      <button
        id={ids.input}
        type="button"
        class={isOn ? "button button-wide button-danger" : "button button-wide"}
        disabled={state.readOnly}
        aria-describedby={props.describedBy}
        onClick={() => (isOn ? stop.current() : start())}
      >
        <Icon name="microphone" />
        {isOn ? words.media.audio.stop : state.value === undefined ? words.media.audio.record : words.media.audio.again}
      </button>
      {isOn ? null : <ClearButton {...props} />}
      {recording.status === "refused" ? <Notice tone="warning" text={words.media.audio[recording.why]} /> : null}
      {isFull ? <Notice tone="error" text={words.media.full} /> : null}
    </div>
  );
}

export const audio: Widget = { frame: "fieldset", Control: AudioField };
