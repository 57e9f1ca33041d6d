import { useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { Notice } from "../app/notice.tsx";
import { ClearButton } from "./clear-button.tsx";
import { Picture } from "./media/picture.tsx";
import { SignaturePad } from "./media/signature-pad.tsx";
import { TypedName } from "./media/typed-name.tsx";
import { useHold, useMedia } from "./media/use-media.ts";
import type { Widget, WidgetProps } from "./widget.ts";

/** A signature: drawn with a finger, or a name that is typed where nobody can draw. */
function SignatureField(props: WidgetProps) {
  const { state, ids, answer } = props;
  const { words } = useApp();
  const [way, setWay] = useState<"shown" | "drawn" | "typed">(state.value === undefined ? "drawn" : "shown");
  const [sheet, setSheet] = useState(0);
  const [isFull, setFull] = useState(false);
  const hold = useHold(props);
  const shown = useMedia(way === "shown" ? state.value : undefined);

  const keep = async (png: Uint8Array<ArrayBuffer> | undefined): Promise<void> => {
    if (png === undefined) return answer.clear();
    setFull((await hold(png, "image/png")) === "full");
  };
  const clear = (): void => {
    answer.clear();
    // An empty pad
    setSheet(sheet + 1);
    setWay("drawn");
  };
  const choice = (to: typeof way, text: string) => (
    <button
      type="button"
      class="button button-quiet"
      disabled={state.readOnly}
      aria-describedby={ids.label}
      onClick={() => setWay(to)}
    >
      <Icon name="pen" />
      {text}
    </button>
  );
  return (
    <div class="stack-tight" id={ids.input}>
      {way === "shown" ? <Picture shown={shown} label={words.media.signature.alt} /> : null}
      {way === "drawn" && !state.readOnly ? (
        <SignaturePad key={sheet} describedBy={ids.label} keep={(png) => void keep(png)} />
      ) : null}
      {way === "typed" ? (
        <TypedName
          id={`${ids.input}-name`}
          language={props.language}
          keep={(png) => void keep(png).then(() => setWay("shown"))}
        />
      ) : null}
      {way === "shown" ? choice("drawn", words.media.signature.again) : null}
      {way === "drawn" ? choice("typed", words.media.signature.type) : null}
      {way === "typed" ? choice("drawn", words.media.signature.draw) : null}
      <ClearButton {...props} answer={{ ...answer, clear }} />
      {isFull ? <Notice tone="error" text={words.media.full} /> : null}
    </div>
  );
}

export const signature: Widget = { frame: "fieldset", Control: SignatureField };
