import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { Notice } from "../app/notice.tsx";
import { readCode } from "./media/read-code.ts";
import { type Scan, scanWith } from "./media/scanner.ts";
import { TypedInput } from "./typed-input.tsx";
import type { Widget, WidgetProps } from "./widget.ts";

/** A code: typed by hand, always; or read by the camera, live or from a photo. */
function Barcode(props: WidgetProps) {
  const { state, ids, answer } = props;
  const { words } = useApp();
  const [scan, setScan] = useState<Scan>({ status: "off" });
  const video = useRef<HTMLVideoElement>(null);
  const picture = useRef<HTMLInputElement>(null);
  const isLooking = scan.status === "looking";
  const canScan = navigator.mediaDevices !== undefined;

  const take = (code: string): void => {
    answer.type(code);
    setScan({ status: "off" });
  };
  useEffect(
    () => (isLooking && video.current !== null ? scanWith(video.current, setScan, take) : undefined),
    [isLooking],
  );
  const readPicture = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (file === undefined) return;
    const code = await createImageBitmap(file).then(
      (bitmap) => readCode(bitmap, 1_600),
      () => undefined,
    );
    input.value = "";
    if (code === undefined) setScan({ status: "nothing" });
    else take(code);
  };
  const button = (text: string, press: () => void) => (
    <button
      type="button"
      class="button row-grow"
      disabled={state.readOnly}
      aria-describedby={ids.label}
      onClick={press}
    >
      <Icon name="scan" />
      {text}
    </button>
  );
  return (
    <div class="stack-tight">
      <TypedInput {...props} style="words" inputMode="text" />
      {isLooking ? (
        <div class="stack-tight">
          <video ref={video} class="scan-view" playsInline muted />
          <p class="soft" role="status">
            {words.media.barcode.looking}
          </p>
          <button type="button" class="button button-wide" onClick={() => setScan({ status: "off" })}>
            {words.media.barcode.stop}
          </button>
        </div>
      ) : (
        <div class="row">
          {canScan ? button(words.media.barcode.scan, () => setScan({ status: "looking" })) : null}
          {button(words.media.barcode.picture, () => picture.current?.click())}
        </div>
      )}
      <input
        ref={picture}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        onChange={(event) => void readPicture(event.currentTarget)}
      />
      {scan.status === "nothing" ? <Notice tone="warning" text={words.media.barcode.nothing} /> : null}
      {scan.status === "refused" ? <Notice tone="warning" text={words.media.barcode[scan.why]} /> : null}
    </div>
  );
}

export const barcode: Widget = { frame: "field", Control: Barcode };
