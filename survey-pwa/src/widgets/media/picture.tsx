import { useApp } from "../../app/context.ts";
import { Notice } from "../../app/notice.tsx";
import type { ShownMedia } from "./use-media.ts";

/** A photo or signature that was taken, or the plain word that this phone has lost it. */
export function Picture({ shown, label }: { readonly shown: ShownMedia; readonly label: string }) {
  const { words } = useApp();
  if (shown.status === "gone") return <Notice tone="error" text={words.media.gone} />;
  if (shown.status !== "there") return null;
  return (
    <figure class="picture">
      <img src={shown.url} alt={label} />
      <figcaption class="soft small">{words.media.taken(words.media.size(shown.bytes))}</figcaption>
    </figure>
  );
}
