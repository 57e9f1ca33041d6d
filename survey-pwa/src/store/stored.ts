import { anyAnswer, type InterviewDraft, Receipt } from "@returns/schemas";
import { z } from "zod";
import type { DeviceState, DraftMeta, InterviewLine, SavedDraft } from "./phone.ts";
import { PhoneProject } from "./phone-project.ts";

/** What comes back from the phone's own disk is parsed like anything else that enters: an older app may have written it. */
const storedMeta: z.ZodType<DraftMeta> = z.strictObject({
  formId: z.string(),
  formVersion: z.string(),
  formHash: z.string(),
  assignmentId: z.string().nullable(),
  title: z.string(),
  language: z.string(),
  position: z.string(),
  questions: z.number(),
  answered: z.number(),
  startedAt: z.string(),
});

const storedInterviewDraft: z.ZodType<InterviewDraft> = z.strictObject({
  formHash: z.string(),
  answers: z.record(z.string(), anyAnswer),
  typed: z.record(z.string(), z.string()),
  members: z.record(z.string(), z.array(z.string())),
  confirmed: z.array(z.string()),
  times: z
    .record(z.string(), z.strictObject({ first: z.number(), spent: z.number(), visits: z.number() }))
    .exactOptional(),
});

const storedDraft: z.ZodType<SavedDraft> = z.strictObject({
  id: z.string(),
  meta: storedMeta,
  draft: storedInterviewDraft,
  savedAt: z.string(),
});

const line = { id: z.string(), meta: storedMeta, updatedAt: z.string() };

const storedLine: z.ZodType<InterviewLine> = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("draft"), ...line }),
  z.strictObject({ state: z.literal("ready"), ...line, bytes: z.number(), mediaLeft: z.number().exactOptional() }),
  z.strictObject({
    state: z.enum(["sent", "durable"]),
    ...line,
    receipt: z.strictObject({
      seq: z.number(),
      at: z.string(),
      status: z.enum(["stored", "duplicate", "fork", "quarantined"]),
      code: z.string(),
    }),
    mediaLeft: z.number().exactOptional(),
  }),
]);

const storedDevice: z.ZodType<DeviceState> = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("not-enrolled") }),
  z.strictObject({
    status: z.literal("enrolled"),
    deviceId: z.string(),
    projectId: z.string(),
    label: z.string(),
  }),
]);

/** What home shows, as it was stored last. */
export interface Home {
  readonly device: DeviceState;
  readonly lines: readonly InterviewLine[];
}

const storedHome: z.ZodType<Home> = z.strictObject({ device: storedDevice, lines: z.array(storedLine) });

/** The JSON text of a draft: the same draft goes to two places at once, and is written out once. */
export function draftText(draft: InterviewDraft): string {
  const known = texts.get(draft);
  if (known !== undefined) return known;
  const text = JSON.stringify(draft);
  texts.set(draft, text);
  return text;
}

export const savedDraftText = ({ draft, ...head }: SavedDraft): string =>
  `${JSON.stringify(head).slice(0, -1)},"draft":${draftText(draft)}}`;

const texts = new WeakMap<InterviewDraft, string>();

const fromText =
  <T>(schema: z.ZodType<T>) =>
  (text: string): T =>
    schema.parse(JSON.parse(text));

/** Each reads the JSON text of a record or a column, and throws when it is not what was written there. */
export const read = {
  meta: fromText(storedMeta),
  interviewDraft: fromText(storedInterviewDraft),
  draft: fromText(storedDraft),
  home: fromText(storedHome),
  words: fromText(z.record(z.string(), z.string())),
  project: fromText(PhoneProject),
  receipt: fromText(Receipt),
};
