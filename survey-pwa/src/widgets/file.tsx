import { fileDefaults, isMedia } from "@returns/schemas";
import { useRef, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { Notice } from "../app/notice.tsx";
import { ClearButton } from "./clear-button.tsx";
import { useHold } from "./media/use-media.ts";
import type { Widget, WidgetProps } from "./widget.ts";

/** A file of this phone, kept as it is. What is too large is refused before it is read. */
function FileField(props: WidgetProps) {
  const { state, ids } = props;
  const { words } = useApp();
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const hold = useHold(props);
  const { maxBytes } = state.question.settings;
  const most = typeof maxBytes === "number" ? maxBytes : fileDefaults.maxBytes;
  const media = state.value !== undefined && isMedia(state.value) ? state.value : undefined;

  const take = async (chosen: HTMLInputElement): Promise<void> => {
    const file = chosen.files?.[0];
    if (file === undefined) return;
    setRefusal(await refusalOf(file));
    chosen.value = "";
  };
  const refusalOf = async (file: File): Promise<string | undefined> => {
    if (file.size === 0) return words.media.file.empty;
    if (file.size > most) return words.media.file.tooLarge(words.media.size(file.size), words.media.size(most));
    const bytes = await file.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      () => undefined,
    );
    if (bytes === undefined) return words.media.file.unreadable;
    const held = await hold(bytes, typeOf(file), nameOf(file));
    return held === "full" ? words.media.full : undefined;
  };
  return (
    <div class="stack-tight">
      {media === undefined ? null : (
        <p class="file-chosen">
          <Icon name="file" />
          <span>
            <bdi>{media.name ?? media.type}</bdi>
            <span class="soft small">{words.media.file.described(media.type, words.media.size(media.bytes))}</span>
          </span>
        </p>
      )}
      <button
        id={ids.input}
        type="button"
        class="button button-wide"
        disabled={state.readOnly}
        aria-describedby={props.describedBy}
        onClick={() => input.current?.click()}
      >
        {media === undefined ? words.media.file.choose : words.media.file.another}
      </button>
      <input ref={input} type="file" hidden onChange={(event) => void take(event.currentTarget)} />
      <ClearButton {...props} />
      {refusal === undefined ? null : <Notice tone="error" text={refusal} />}
    </div>
  );
}

/** The type that the browser gives, without parameters. */
const typeOf = ({ type }: File): string => {
  const [plain = ""] = type.toLowerCase().split(";");
  return /^[a-z]+\/[a-z0-9.+-]{1,100}$/.test(plain) ? plain : "application/octet-stream";
};

/** The end of the name, where its type stands, without marks that could turn it around. */
const nameOf = ({ name }: File): string => {
  const plain = name.replace(/[\p{C}]/gu, "").slice(-120);
  return plain === "" ? "?" : plain;
};

export const file: Widget = { frame: "fieldset", Control: FileField };
