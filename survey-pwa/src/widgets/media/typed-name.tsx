import { useState } from "preact/hooks";
import { useApp } from "../../app/context.ts";
import { directionOf } from "../../words/language.ts";
import { drawName, pngOf } from "./strokes.ts";

/** The way to sign without drawing: a name that is typed, and becomes the picture that a signature is. */
export function TypedName(props: {
  readonly id: string;
  readonly language: string;
  readonly keep: (png: Uint8Array<ArrayBuffer>) => void;
}) {
  const { words } = useApp();
  const [name, setName] = useState("");
  const use = async (): Promise<void> => {
    const canvas = document.createElement("canvas");
    // The letters decide: an Arabic name in an English form is written from the right
    drawName(canvas, name.trim(), /[\u0590-\u08ff]/.test(name) ? "rtl" : directionOf(props.language));
    props.keep(await pngOf(canvas));
  };
  return (
    <div class="stack-tight">
      <label for={props.id}>{words.media.signature.name}</label>
      <input
        id={props.id}
        class="input"
        dir="auto"
        autoComplete="off"
        spellcheck={false}
        maxLength={100}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="button" class="button button-main" disabled={name.trim() === ""} onClick={() => void use()}>
        {words.media.signature.use}
      </button>
    </div>
  );
}
