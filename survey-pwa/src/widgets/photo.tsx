import { photoDefaults } from "@returns/schemas";
import { useRef, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { Notice } from "../app/notice.tsx";
import { ClearButton } from "./clear-button.tsx";
import { Picture } from "./media/picture.tsx";
import { scalePhoto } from "./media/scale-photo.ts";
import { useHold, useMedia } from "./media/use-media.ts";
import type { Widget, WidgetProps } from "./widget.ts";

type Step = { readonly status: "ready" | "scaling" } | { readonly status: "refused"; readonly why: Refusal };
type Refusal = "renamed" | "unreadable" | "full";

/** A photo by the phone's own camera app, or out of the album; it is scaled and stored without what cameras add. */
function PhotoField(props: WidgetProps) {
  const { state, ids } = props;
  const { words } = useApp();
  const [step, setStep] = useState<Step>({ status: "ready" });
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const hold = useHold(props);
  const shown = useMedia(state.value);
  const limits = limitsOf(state.question.settings);
  const looks = (state.question.appearance ?? "").split(/\s+/);
  const isFront = looks.includes("new-front");

  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (file === undefined) return;
    setStep({ status: "scaling" });
    const scaled = await scalePhoto(file, limits);
    // The same picture may be chosen again
    input.value = "";
    if (scaled.status === "refused") return setStep(scaled);
    const held = await hold(scaled.bytes, "image/jpeg");
    setStep(held === "held" ? { status: "ready" } : { status: "refused", why: held });
  };
  const source = (input: typeof camera, capture: "environment" | "user" | undefined) => (
    <input
      ref={input}
      type="file"
      hidden
      accept="image/*"
      {...(capture === undefined ? {} : { capture })}
      onChange={(event) => void take(event.currentTarget)}
    />
  );
  const isBusy = state.readOnly || step.status === "scaling";
  return (
    <div class="stack-tight">
      <Picture shown={shown} label={words.media.photo.alt} />
      <div class="row">
        <button
          id={ids.input}
          type="button"
          class="button row-grow"
          disabled={isBusy}
          aria-describedby={props.describedBy}
          onClick={() => camera.current?.click()}
        >
          <Icon name="camera" />
          {state.value === undefined ? words.media.photo.take : words.media.photo.again}
        </button>
        {isFront || looks.includes("new") ? null : (
          <button
            type="button"
            class="button row-grow"
            disabled={isBusy}
            aria-describedby={ids.label}
            onClick={() => album.current?.click()}
          >
            {words.media.photo.choose}
          </button>
        )}
      </div>
      {source(camera, isFront ? "user" : "environment")}
      {source(album, undefined)}
      <p class={step.status === "scaling" ? "soft" : "visually-hidden"} role="status">
        {step.status === "scaling" ? words.media.photo.scaling : ""}
      </p>
      <ClearButton {...props} />
      {step.status === "refused" ? (
        <Notice tone="error" text={step.why === "full" ? words.media.full : words.media.photo[step.why]} />
      ) : null}
    </div>
  );
}

const limitsOf = (settings: Readonly<Record<string, unknown>>) => {
  const { maxPixels, maxBytes } = settings;
  return {
    maxPixels: typeof maxPixels === "number" ? maxPixels : photoDefaults.maxPixels,
    maxBytes: typeof maxBytes === "number" ? maxBytes : photoDefaults.maxBytes,
  };
};

export const photo: Widget = { frame: "fieldset", Control: PhotoField };
