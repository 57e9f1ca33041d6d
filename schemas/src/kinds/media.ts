import type { z } from "zod";
import { isMedia, mediaValue } from "../form/answer-value.ts";
import type { QuestionOptions } from "../form/declaration.ts";
import type { Role } from "../form/model.ts";
import type { MissingOptions } from "./declare.ts";
import { type Kind, type KindProblem, numberSetting } from "./kind.ts";
import { unreadable } from "./reading.ts";
import { words } from "./words.ts";

/**
 * What kinds understand whose answers are bytes. A face, a voice or a signature tells who somebody is, so where nothing is
 * said the answer is an identifier of the highest sensitivity; `purpose` must then be said, as for every identifier.
 */
export interface MediaOptions extends Omit<QuestionOptions, "role">, MissingOptions {
  readonly role?: Role;
}

/** The options of a question with the guarded defaults of media. */
export const guarded = (options: MediaOptions): QuestionOptions & MissingOptions => ({
  role: "identifier",
  ...((options.role ?? "identifier") === "identifier" ? { sensitivity: "high" as const } : {}),
  ...options,
});

/** What all kinds have in common whose answers are bytes. */
export const mediaKind = (own: {
  readonly settings: z.ZodType;
  /** Types that are stored; everything else is no answer to this question. */
  readonly types: RegExp;
  /** A type that is stored, for try-outs. */
  readonly type: string;
  /** Bytes that are accepted where the question does not say. */
  readonly maxBytes: number;
}): Kind => ({
  measure: () => "media",
  filledBy: "enumerator",
  settings: own.settings,
  schema: () => mediaValue.refine(({ type }) => own.types.test(type)),
  read: () => unreadable(words.notMedia()),
  show: (value) => (isMedia(value) ? (value.name ?? value.type) : String(value)),
  problems: (value, question): readonly KindProblem[] => {
    const most = numberSetting(question, "maxBytes") ?? own.maxBytes;
    if (!isMedia(value) || value.bytes <= most) return [];
    return [{ code: "too-large", severity: "error", message: words.tooLarge(value.bytes, most) }];
  },
  // Bytes that nobody has: where they are looked for, they are missing
  arbitrary: (_question, _judging, random) => ({
    hash: Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join(""),
    type: own.type,
    bytes: 1 + Math.floor(random() * 1000),
  }),
});
