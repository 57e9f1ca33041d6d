/** Work that waits for a pause, so that it never comes between two keys. */
export interface Pause {
  /** More may follow: the work waits on. */
  soon(): void;
  stop(): void;
}

/**
 * Runs the work when nothing has come for `pauseMs`, and while something comes all the time every `longestMs`.
 *
 * One timer lives through a burst of keys: setting a new one at every key costs more than the key itself.
 */
export const afterPause = (work: () => void, pauseMs: number, longestMs = Number.POSITIVE_INFINITY): Pause => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;
  let last = 0;
  const look = (): void => {
    const waitMs = Math.min(last + pauseMs, first + longestMs) - performance.now();
    // Timers may fire a part of a millisecond early
    if (waitMs > 1) {
      timer = setTimeout(look, waitMs);
      return;
    }
    timer = undefined;
    work();
  };
  return {
    soon: () => {
      last = performance.now();
      if (timer !== undefined) return;
      first = last;
      timer = setTimeout(look, Math.min(pauseMs, longestMs));
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};
