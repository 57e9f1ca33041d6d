import { z } from "zod";
import { maxMediaBytes } from "../envelope/attachment.ts";
import type { Asked } from "../form/declaration.ts";
import type { Media } from "../form/model.ts";
import { declareQuestion, type MissingOf } from "./declare.ts";
import type { Kind } from "./kind.ts";
import { guarded, type MediaOptions, mediaKind } from "./media.ts";

interface FileOptions extends MediaOptions {
  /** The most bytes, 5,000,000 when absent. */
  readonly maxBytes?: number;
}

/** A file that is on the phone already, kept byte for byte: what stands in it besides the obvious is kept as well. */
export function file<const O extends FileOptions>(options: O): Asked<Media | MissingOf<O>, O>;
export function file(options: FileOptions): z.ZodType {
  return declareQuestion("file", fileKind, guarded(options), { settings: { maxBytes: options.maxBytes } });
}

/** What holds where a question does not say. */
export const fileDefaults = { maxBytes: 5_000_000 } as const;

export const fileKind: Kind = mediaKind({
  settings: z.strictObject({ maxBytes: z.int().min(1).max(maxMediaBytes).optional() }),
  types: /^[a-z]+\//,
  type: "application/pdf",
  maxBytes: fileDefaults.maxBytes,
});
