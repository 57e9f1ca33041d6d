import { readCode } from "./read-code.ts";

/** How a scan with the camera stands. */
export type Scan =
  | { readonly status: "off" | "looking" | "nothing" }
  | { readonly status: "refused"; readonly why: "denied" | "unavailable" };

const lookEveryMs = 200;

/**
 * Shows what the camera sees and looks for a code in it until it has found one or is stopped.
 *
 * @returns the way to stop
 */
export function scanWith(
  video: HTMLVideoElement,
  tell: (scan: Scan) => void,
  found: (code: string) => void,
): () => void {
  let isStopped = false;
  let stream: MediaStream | undefined;
  const stop = (): void => {
    isStopped = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  };
  const look = async (): Promise<void> => {
    while (!isStopped) {
      const code = await readCode(video, 800);
      if (code !== undefined && !isStopped) {
        stop();
        navigator.vibrate?.(80);
        return found(code);
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  };
  const begin = async (): Promise<void> => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    if (isStopped) return stop();
    video.srcObject = stream;
    await video.play();
    await look();
  };
  tell({ status: "looking" });
  begin().catch((cause: unknown) => {
    stop();
    const isDenied = cause instanceof DOMException && cause.name === "NotAllowedError";
    tell({ status: "refused", why: isDenied ? "denied" : "unavailable" });
  });
  return stop;
}
