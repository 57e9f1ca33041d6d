import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "calm" | "done" | "warning" | "error";

const icons: Readonly<Record<Tone, IconName>> = { calm: "lock", done: "check", warning: "alert", error: "stop" };

/** A sentence that must not be overlooked, with the way out beside it; an error is read out at once. */
export function Notice(props: { readonly tone: Tone; readonly text: string; readonly children?: ComponentChildren }) {
  return (
    <div class={`notice notice-${props.tone}`} role={props.tone === "error" ? "alert" : undefined}>
      <Icon name={icons[props.tone]} />
      <p class="notice-text">{props.text}</p>
      {props.children}
    </div>
  );
}
