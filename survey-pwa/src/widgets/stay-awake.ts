/**
 * Keeps the screen on while somebody walks with the phone, as a dark phone finds no positions. The browser lets go when
 * the app is hidden, so it is asked again when it comes back; where it refuses, the enumerator keeps the screen on.
 *
 * @returns the way to let the screen go dark again
 */
export const stayAwake = (): (() => void) => {
  let lock: WakeLockSentinel | undefined;
  let isOver = false;
  const ask = async (): Promise<void> => {
    if (!("wakeLock" in navigator) || document.visibilityState === "hidden") return;
    const granted = await navigator.wakeLock.request("screen").catch(() => undefined);
    if (isOver) await granted?.release();
    else lock = granted;
  };
  const cameBack = (): void => void ask();
  document.addEventListener("visibilitychange", cameBack);
  void ask();
  return () => {
    isOver = true;
    document.removeEventListener("visibilitychange", cameBack);
    void lock?.release();
  };
};
