import type { Place } from "@returns/schemas";
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { Notice } from "../app/notice.tsx";
import { ClearButton } from "./clear-button.tsx";
import { type Fix, watchPosition } from "./position.ts";
import type { Widget, WidgetProps } from "./widget.ts";

/** Metres that are good enough where the form does not say: a dwelling, not a village. */
const goodAccuracy = 20;

/** The position of the phone: it waits for a better fix, says how exact it is, and may be used before. */
function PlaceField(props: WidgetProps) {
  const { state, ids, answer } = props;
  const { words } = useApp();
  const [fix, setFix] = useState<Fix>({ status: "off" });
  const wanted = state.question.settings.maxAccuracy;
  const target = typeof wanted === "number" ? wanted : goodAccuracy;
  const isWatching = fix.status === "waiting" || fix.status === "found";
  const metres = (accuracy: number): string => words.place.metres(Math.round(accuracy));

  useEffect(() => (isWatching ? watchPosition(setFix) : undefined), [isWatching]);
  useEffect(() => {
    if (fix.status === "found" && fix.place.accuracy <= target) take(fix.place);
  }, [fix]);
  const take = (place: Place): void => {
    answer.set(place);
    setFix({ status: "off" });
  };
  const taken = typeof state.value === "object" && "accuracy" in state.value ? state.value : undefined;
  return (
    <div class="stack-tight">
      {taken === undefined || isWatching ? null : (
        <Notice tone="done" text={words.place.taken(metres(taken.accuracy))} />
      )}
      {isWatching ? (
        <div class="place-live">
          <p class="row-grow" role="status">
            {fix.status === "found" ? words.place.better(metres(fix.place.accuracy)) : words.place.waiting}
          </p>
          {fix.status === "found" ? (
            <button type="button" class="button button-main" onClick={() => take(fix.place)}>
              {words.place.use}
            </button>
          ) : null}
          <button type="button" class="button" onClick={() => setFix({ status: "off" })}>
            {words.place.stop}
          </button>
        </div>
      ) : (
        <button
          id={ids.input}
          type="button"
          class="button button-wide"
          disabled={state.readOnly}
          aria-describedby={props.describedBy}
          onClick={() => setFix({ status: "waiting" })}
        >
          <Icon name="place" />
          {taken === undefined ? words.place.take : words.place.again}
        </button>
      )}
      <ClearButton {...props} />
      {fix.status === "refused" ? (
        <Notice tone="warning" text={words.place[fix.why]}>
          {state.question.missing.length === 0 ? null : <p>{words.place.sayWhy}</p>}
        </Notice>
      ) : null}
    </div>
  );
}

export const place: Widget = { frame: "fieldset", Control: PlaceField };
