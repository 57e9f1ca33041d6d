import { type ReadonlySignal, signal } from "@preact/signals";
import { afterPause } from "./pause.ts";

/** A pause in typing this long sends what was typed to the store. */
const pauseMs = 150;
/** Who types without a pause is stored at least this often. */
const longestMs = 600;

/** Hands the newest state to the store without making typing wait for it. */
export interface Saver {
  /** True from the first change until it was handed over: "saved" must not be claimed meanwhile. */
  readonly waiting: ReadonlySignal<boolean>;
  /** Something changed by typing: more letters may follow. */
  soon(): void;
  /** Hands over now what waits; to be called when the page is hidden or left. */
  flush(): void;
  stop(): void;
}

export const createSaver = (save: () => void): Saver => {
  const waiting = signal(false);
  const flush = (): void => {
    if (!waiting.peek()) return;
    pause.stop();
    save();
    waiting.value = false;
  };
  const pause = afterPause(flush, pauseMs, longestMs);
  return {
    waiting,
    soon: () => {
      waiting.value = true;
      pause.soon();
    },
    flush,
    stop: () => {
      flush();
      pause.stop();
    },
  };
};
