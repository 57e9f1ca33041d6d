import { z } from "zod";
import type { Asked } from "../form/declaration.ts";
import type { Media } from "../form/model.ts";
import { declareQuestion, type MissingOf } from "./declare.ts";
import type { Kind } from "./kind.ts";
import { guarded, type MediaOptions, mediaKind } from "./media.ts";

/** A signature, drawn with a finger; who cannot draw types a name instead, which is stored as a picture as well. */
export function signature<const O extends MediaOptions>(options: O): Asked<Media | MissingOf<O>, O>;
export function signature(options: MediaOptions): z.ZodType {
  return declareQuestion("signature", signatureKind, guarded(options), { settings: {} });
}

export const signatureKind: Kind = mediaKind({
  settings: z.strictObject({}),
  types: /^image\/png$/,
  type: "image/png",
  maxBytes: 400_000,
});
