import { z } from "zod";
import type { Asked } from "../form/declaration.ts";
import type { Media } from "../form/model.ts";
import { declareQuestion, type MissingOf } from "./declare.ts";
import type { Kind } from "./kind.ts";
import { guarded, type MediaOptions, mediaKind } from "./media.ts";

interface AudioOptions extends MediaOptions {
  /** Seconds after which recording ends by itself; 300 when absent. */
  readonly maxSeconds?: number;
}

/** A recording of what somebody says, made on purpose and in the open: the phone shows that it records. */
export function audio<const O extends AudioOptions>(options: O): Asked<Media | MissingOf<O>, O>;
export function audio(options: AudioOptions): z.ZodType {
  return declareQuestion("audio", audioKind, guarded(options), { settings: { maxSeconds: options.maxSeconds } });
}

/** What holds where a question does not say. */
export const audioDefaults = { maxSeconds: 300 } as const;

export const audioKind: Kind = mediaKind({
  settings: z.strictObject({ maxSeconds: z.int().min(5).max(3_600).optional() }),
  types: /^audio\//,
  type: "audio/webm",
  // An hour of speech at 24 kbit/s
  maxBytes: 12_000_000,
});
