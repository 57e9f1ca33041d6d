import { z } from "zod";
import type { Question } from "../form/model.ts";

/** Choices in an order by chance, so that no answer is favoured for standing first. */
export interface ShuffleOptions {
  /** Another order in each interview, which stays as it is while the interview lasts. */
  readonly randomize?: true;
  /** A number, or the answer that gives one, as `${name}`: the same seed gives the same order, also in ODK's tools. */
  readonly seed?: number | string;
}

export const shuffleSettings = {
  randomize: z.literal(true).optional(),
  seed: z.union([z.int(), z.string().min(1)]).optional(),
};

export const shuffleOf = ({ randomize, seed }: ShuffleOptions): Readonly<Record<string, unknown>> => ({
  ...(randomize === undefined ? {} : { randomize }),
  ...(seed === undefined ? {} : { seed }),
});

/** The expression for the seed of a question; undefined where its author gave none. */
export const seedOf = ({ settings: { seed } }: Pick<Question, "settings">): string | undefined =>
  typeof seed === "number" || typeof seed === "string" ? String(seed) : undefined;
