import { z } from "zod";

const merged = z.strictObject({
  code: z.string().min(1),
  label: z.record(z.string(), z.string()),
  of: z.array(z.string().min(1)).min(2).readonly(),
});
/** Categories that become one. */
export type Merged = z.infer<typeof merged>;

/** What must hold of a table before it leaves the office. A project sets its own; `publicRules` are the defaults. */
export const DisclosureRules = z.strictObject({
  /** Variables that can do harm beside those that the form declares of medium or high sensitivity. */
  restricted: z.array(z.string().min(1)).readonly(),
  /** k: a figure that rests on 1 to k − 1 households, or on all but so many, is withheld. */
  households: z.strictObject({ restricted: z.int().min(2), other: z.int().min(2) }),
  /** Fewer clusters than this behind a figure are withheld. */
  clusters: z.int().min(1),
  /** A figure of whose weight one household has more than this share is withheld. */
  largestShare: z.number().gt(0).max(1),
  /** Fewer answers than `hiddenBelow` are too few for an estimate, fewer than `bracketedBelow` enough for one in brackets. */
  bases: z.strictObject({ hiddenBelow: z.int().min(0), bracketedBelow: z.int().min(0) }),
  /** Shares of restricted variables nearer than this to nobody or to everybody are told as "<5 %" and ">95 %" only. */
  edge: z.number().min(0).max(0.2),
  /** A table of which more than this share of cells would be withheld to protect others is to be collapsed first. */
  mostWithheld: z.number().min(0).max(1),
  /**
   * When a group is too near to what it was in an earlier release: when it lost or gained 1 to k − 1 households
   * (`either-way`), or only when neither loss nor gain is k or more (`both-ways`: some withdrew, many came).
   */
  differences: z.enum(["either-way", "both-ways"]),
  /**
   * How categories of a variable may be merged where its table cannot be made safe otherwise: steps from fine to coarse,
   * each in codes of the form. What is not named in a step stays as it is.
   */
  collapse: z.record(z.string(), z.array(z.array(merged).min(1).readonly()).min(1).readonly()),
});
export type DisclosureRules = z.infer<typeof DisclosureRules>;

/**
 * 5 households of restricted variables and 3 of others, 3 clusters, no household with more than half of a cell, fewer
 * than 25 answers hidden and fewer than 50 in brackets.
 */
export const publicRules: DisclosureRules = {
  restricted: [],
  households: { restricted: 5, other: 3 },
  clusters: 3,
  largestShare: 0.5,
  bases: { hiddenBelow: 25, bracketedBelow: 50 },
  edge: 0.05,
  mostWithheld: 0.25,
  differences: "either-way",
  collapse: {},
};
