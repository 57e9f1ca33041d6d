import { fromBase64url, toBase64url } from "@returns/schemas";
import { z } from "zod";
import type { RecordChange } from "../disk.ts";
import type { MediaChange } from "../media-disk.ts";
import type { Statement } from "../page-database.ts";

/** What one flush put on the disk: sentences in the order in which they ran, and the records beside them. */
export interface Change {
  readonly statements: readonly Statement[];
  readonly records: readonly RecordChange[];
}

/** With the photos, recordings and files that came and went: they lie beside the lifeboat, not in it. */
export interface StoredChange extends Change {
  readonly media: readonly MediaChange[];
}

/** The text of a change as the lifeboat keeps it; undefined where nothing of it has to be kept. */
export function changeText({ statements, records }: Change): string | undefined {
  const kept = { statements: statements.filter(({ text }) => !isAboutLists(text)), records: records.filter(isCarried) };
  if (kept.statements.length + kept.records.length === 0) return undefined;
  return JSON.stringify(kept, (_name, value: unknown) =>
    value instanceof Uint8Array ? { bytes: toBase64url(value) } : value,
  );
}

/** @throws ZodError or SyntaxError when it is not what `changeText` wrote */
export const readChange = (text: string): Change => Stored.parse(JSON.parse(text));

/** What home shows and the chosen language. Drafts beside the database come as sentences, the project from its table. */
export const isCarried = ([name]: readonly [string, unknown]): boolean => name === "home" || name === "preferences";

/** Folded lists are made from the project again when they are searched. */
const isAboutLists = (text: string) => /\bfolded_list\b/.test(text);

const Value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.strictObject({ bytes: z.string() }).transform(({ bytes }, context) => {
    const read = fromBase64url(bytes);
    if (read !== undefined) return read;
    context.addIssue({ code: "custom", message: "not base64url" });
    return z.NEVER;
  }),
]);

const Stored: z.ZodType<Change> = z.strictObject({
  statements: z.array(
    z.strictObject({
      text: z.string(),
      values: z.array(Value).exactOptional(),
      affects: z.number().exactOptional(),
      outdates: z.literal("second-copy").exactOptional(),
    }),
  ),
  // A record that was deleted has no text
  records: z
    .array(z.tuple([z.string(), z.string().nullable()]))
    .transform((all) => all.map(([name, text]) => [name, text ?? undefined] as const)),
});
