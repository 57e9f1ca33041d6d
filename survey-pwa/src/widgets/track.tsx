import { isTrack, maxTrackPoints, metresBetween, type Place, trackNeeds } from "@returns/schemas";
import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { Notice } from "../app/notice.tsx";
import { ClearButton } from "./clear-button.tsx";
import { type Fix, watchPosition } from "./position.ts";
import { stayAwake } from "./stay-awake.ts";
import { TrackPoints } from "./track-points.tsx";
import { TrackShape } from "./track-shape.tsx";
import type { Widget, WidgetProps } from "./widget.ts";

/** Metres that are good enough where the form does not say. */
const goodAccuracy = 20;
/** While somebody walks, a point is recorded each time that they are so many metres further. */
const strideMetres = 10;

/** Ends the recording that another track on the page has begun: there is one phone, and it is in one place. */
let stopOther = (): void => {};

type Mode = "off" | "adding" | "walking";

/** A way or an edge: point by point where the phone stands, or recorded while somebody walks. */
function TrackField(props: WidgetProps) {
  const { state, ids, answer } = props;
  const { words } = useApp();
  const [mode, setMode] = useState<Mode>("off");
  const [fix, setFix] = useState<Fix>({ status: "off" });
  const needs = trackNeeds(state.question);
  const target = needs.maxAccuracy ?? goodAccuracy;
  const points = isTrack(state.value) ? state.value.points : [];
  const isFull = points.length >= maxTrackPoints;
  const metres = (accuracy: number): string => words.place.metres(Math.round(accuracy));
  const add = (place: Place): void => answer.set({ points: [...points, place] });

  // The watcher outlives many answers, so it asks for the newest way to add
  const onFix = useRef<(place: Place) => void>(() => {});
  onFix.current = (place) => {
    const last = points.at(-1);
    if (isFull) setMode("off");
    else if (mode === "off" || place.accuracy > target) return;
    else if (mode === "adding") {
      add(place);
      setMode("off");
    } else if (last === undefined || metresBetween(last, place) >= strideMetres) add(place);
  };
  useEffect(() => {
    if (mode === "off") return undefined;
    setFix({ status: "waiting" });
    const tell = (next: Fix): void => {
      setFix(next);
      if (next.status === "found") onFix.current(next.place);
      // Without a position now there may be one a moment later, behind the next house: only a refusal is the end
      if (next.status === "refused" && next.why !== "unavailable") setMode("off");
    };
    return watchPosition(tell, mode === "walking" ? "every" : "better");
  }, [mode]);
  useEffect(() => (mode === "walking" ? stayAwake() : undefined), [mode]);
  // Whoever begins another way has finished this one, also where they forgot to say so
  useEffect(() => {
    if (mode === "off") return undefined;
    stopOther();
    const stop = (): void => setMode("off");
    stopOther = stop;
    return () => {
      if (stopOther === stop) stopOther = () => {};
    };
  }, [mode]);

  const found = mode !== "off" && fix.status === "found" ? fix.place : undefined;
  return (
    <div class="stack-tight">
      {points.length < 2 ? null : <TrackShape points={points} shape={needs.shape} />}
      {mode === "off" ? null : (
        <p role="status">
          {found === undefined
            ? words.place.waiting
            : found.accuracy > target
              ? words.answers.tooInexact(metres(found.accuracy), metres(target))
              : words.answers.walking(metres(found.accuracy))}
        </p>
      )}
      {state.readOnly ? null : (
        <div class="track-actions">
          {mode === "walking" ? null : (
            <button
              id={ids.input}
              type="button"
              class="button"
              disabled={isFull}
              aria-describedby={props.describedBy}
              onClick={() => (found === undefined ? setMode(mode === "adding" ? "off" : "adding") : takeAnyway(found))}
            >
              <Icon name={mode === "adding" && found === undefined ? "close" : "plus"} />
              {mode === "off" ? words.answers.addPoint : found === undefined ? words.place.stop : words.place.use}
            </button>
          )}
          {mode === "adding" ? null : (
            <button
              type="button"
              class={mode === "walking" ? "button button-main" : "button"}
              disabled={isFull}
              onClick={() => setMode(mode === "walking" ? "off" : "walking")}
            >
              <Icon name="place" />
              {mode === "walking" ? words.answers.stopWalk : words.answers.walk}
            </button>
          )}
        </div>
      )}
      <TrackPoints
        points={points}
        needs={needs}
        isFixed={state.readOnly}
        onRemove={(position) => {
          const rest = points.filter((_, i) => i !== position);
          if (rest.length === 0) answer.clear();
          else answer.set({ points: rest });
        }}
      />
      {isFull ? <p class="soft">{words.answers.full(maxTrackPoints)}</p> : null}
      <ClearButton {...props} />
      {fix.status === "refused" ? (
        <Notice tone="warning" text={words.place[fix.why]}>
          {state.question.missing.length === 0 ? null : <p>{words.place.sayWhy}</p>}
        </Notice>
      ) : null}
    </div>
  );

  function takeAnyway(place: Place): void {
    add(place);
    setMode("off");
  }
}

export const track: Widget = { frame: "fieldset", Control: TrackField };
