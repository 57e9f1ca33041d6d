import { isMedia } from "@returns/schemas";
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../../app/context.ts";
import { useSession } from "../../interview/context.ts";
import type { WidgetProps } from "../widget.ts";

/** The bytes of an answer, for an `<img>` or `<audio>`. */
export type ShownMedia =
  | { readonly status: "none" | "loading" | "gone" }
  | { readonly status: "there"; readonly url: string; readonly bytes: number };

/** Fetches what an answer names from this phone, and lets go of it when the question leaves the screen. */
export function useMedia(value: WidgetProps["state"]["value"]): ShownMedia {
  const { phone } = useApp();
  const [shown, setShown] = useState<ShownMedia>({ status: "none" });
  const media = value !== undefined && isMedia(value) ? value : undefined;
  useEffect(() => {
    if (media === undefined) {
      setShown({ status: "none" });
      return;
    }
    let url: string | undefined;
    let isWanted = true;
    setShown((before) => (before.status === "there" ? before : { status: "loading" }));
    const show = (bytes: Uint8Array<ArrayBuffer> | undefined): void => {
      if (!isWanted) return;
      url = bytes === undefined ? undefined : URL.createObjectURL(new Blob([bytes], { type: media.type }));
      setShown(url === undefined ? { status: "gone" } : { status: "there", url, bytes: media.bytes });
    };
    phone.readMedia(media.hash).then(show, () => show(undefined));
    return () => {
      isWanted = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [media?.hash]);
  return shown;
}

/** Gives bytes as the answer: they go to the disk together with it. `full`: the interview holds too much already. */
export function useHold({ answer }: Pick<WidgetProps, "answer">) {
  const { phone } = useApp();
  const { id, storeLate } = useSession();
  return async (bytes: Uint8Array<ArrayBuffer>, type: string, name?: string): Promise<"held" | "full"> => {
    const held = await phone.holdMedia(id, bytes, name === undefined ? { type } : { type, name });
    if (held.status === "full") return "full";
    answer.set(held.media);
    storeLate();
    return "held";
  };
}
