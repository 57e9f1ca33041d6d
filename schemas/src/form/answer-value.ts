import { z } from "zod";
import { maxMediaBytes } from "../envelope/attachment.ts";
import type { Answers, AnswerValue, Media, Place, Track } from "./model.ts";

/** A position in the ranges that positions have. */
export const placeValue: z.ZodType<Place> = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracy: z.number().min(0),
  altitude: z.number().exactOptional(),
});

/** A track of more points would be larger than what else an interview sends: at one point in ten metres it is 10 km long. */
export const maxTrackPoints = 1000;

/** Positions that somebody walked. */
export const trackValue: z.ZodType<Track> = z.strictObject({
  points: z.array(placeValue).min(1).max(maxTrackPoints),
});

/** What an answer says of a photo, signature, recording or file. */
export const mediaValue: z.ZodType<Media> = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/),
  bytes: z.int().min(1).max(maxMediaBytes),
  name: z.string().min(1).max(200).exactOptional(),
});

/** Any recorded answer, whatever its question: what comes from a disk or a wire is read by this before its form judges it. */
export const anyAnswer: z.ZodType<AnswerValue> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  placeValue,
  trackValue,
  mediaValue,
  z.array(z.string()),
]);

/** Whether an answer names bytes that lie elsewhere. */
export const isMedia = (answer: Answers[string]): answer is Media =>
  typeof answer === "object" && "hash" in answer && "bytes" in answer;

/** All photos, recordings and files that answers name, rosters included, each once. */
export function mediaIn(answers: Answers): readonly Media[] {
  const found = new Map<string, Media>();
  const visit = (row: Answers): void => {
    for (const answer of Object.values(row)) {
      if (isMedia(answer)) found.set(answer.hash, answer);
      else if (isRows(answer)) answer.forEach(visit);
    }
  };
  visit(answers);
  return [...found.values()];
}

const isRows = (answer: Answers[string]): answer is readonly Answers[] =>
  Array.isArray(answer) && answer.every((row) => typeof row === "object");
