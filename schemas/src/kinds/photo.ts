import { z } from "zod";
import { maxMediaBytes } from "../envelope/attachment.ts";
import type { Asked } from "../form/declaration.ts";
import type { Media } from "../form/model.ts";
import { declareQuestion, type MissingOf } from "./declare.ts";
import type { Kind } from "./kind.ts";
import { guarded, type MediaOptions, mediaKind } from "./media.ts";

interface PhotoOptions extends MediaOptions {
  /** Pixels of the longer side that is kept, 1600 when absent: enough to read a document of one page. */
  readonly maxPixels?: number;
  /** The most bytes, 400,000 when absent: the phone lowers the quality until the photo has no more. */
  readonly maxBytes?: number;
}

/**
 * A photo. The phone scales it down and writes it anew as a JPEG, so that nothing of what cameras write into pictures
 * (place, time, serial number) is stored or sent.
 */
export function photo<const O extends PhotoOptions>(options: O): Asked<Media | MissingOf<O>, O>;
export function photo(options: PhotoOptions): z.ZodType {
  const { maxPixels, maxBytes } = options;
  return declareQuestion("photo", photoKind, guarded(options), { settings: { maxPixels, maxBytes } });
}

/** What holds where a question does not say. */
export const photoDefaults = { maxPixels: 1_600, maxBytes: 400_000 } as const;

export const photoKind: Kind = mediaKind({
  settings: z.strictObject({
    maxPixels: z.int().min(64).max(8_192).optional(),
    maxBytes: z.int().min(20_000).max(maxMediaBytes).optional(),
  }),
  types: /^image\/jpeg$/,
  type: "image/jpeg",
  maxBytes: photoDefaults.maxBytes,
});
