/** How a recording stands. */
export type Recording =
  | { readonly status: "off" | "starting" }
  | { readonly status: "on"; readonly seconds: number }
  | { readonly status: "refused"; readonly why: "denied" | "unavailable" | "unsupported" };

interface RecorderParts {
  readonly maxSeconds: number;
  readonly tell: (recording: Recording) => void;
  /** Gets all that was recorded so far, every few seconds and at the end: who loses power loses no more than that. */
  readonly keep: (bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<void>;
}

/** Speech is understood well at this rate; a minute has 180 kB. */
const bitsPerSecond = 24_000;
const keepEveryMs = 10_000;

/**
 * Records from the microphone until it is stopped, the time is over, or another app takes the microphone.
 *
 * @returns the way to stop; what was recorded until then is kept
 */
export function startRecording({ maxSeconds, tell, keep }: RecorderParts): () => void {
  let isStopped = false;
  let stop = () => {
    isStopped = true;
  };
  const type = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"].find(
    (one) => "MediaRecorder" in globalThis && MediaRecorder.isTypeSupported(one),
  );
  if (type === undefined || navigator.mediaDevices === undefined) {
    tell({ status: "refused", why: "unsupported" });
    return stop;
  }
  const record = (stream: MediaStream): void => {
    const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: bitsPerSecond });
    const parts: Blob[] = [];
    const begun = performance.now();
    // One after the other, so that the longest is kept last
    let keeping = Promise.resolve();
    const clock = setInterval(() => {
      const seconds = Math.floor((performance.now() - begun) / 1_000);
      tell({ status: "on", seconds });
      if (seconds >= maxSeconds) stop();
    }, 250);
    stop = () => {
      if (recorder.state !== "inactive") recorder.stop();
    };
    recorder.ondataavailable = ({ data }) => {
      if (data.size === 0) return;
      parts.push(data);
      const whole = new Blob(parts);
      keeping = keeping.then(async () =>
        keep(new Uint8Array(await whole.arrayBuffer()), type.split(";")[0] ?? "audio/webm"),
      );
    };
    recorder.onstop = () => {
      clearInterval(clock);
      for (const track of stream.getTracks()) track.stop();
      const off = (): void => tell({ status: "off" });
      keeping.then(off, off);
    };
    recorder.start(keepEveryMs);
    tell({ status: "on", seconds: 0 });
    if (isStopped) stop();
  };
  tell({ status: "starting" });
  navigator.mediaDevices.getUserMedia({ audio: true }).then(record, (cause: unknown) => {
    const isDenied = cause instanceof DOMException && cause.name === "NotAllowedError";
    tell({ status: "refused", why: isDenied ? "denied" : "unavailable" });
  });
  return () => stop();
}
