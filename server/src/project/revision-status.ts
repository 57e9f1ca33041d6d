import type { EnvelopeHeader } from "@returns/schemas";

/** One stored revision of an interview. */
export interface Revision {
  readonly hash: string;
  readonly parent: string | null;
  readonly kind: EnvelopeHeader["kind"];
}

export const submissionStatuses = ["current", "superseded", "fork", "orphan", "withdrawn"] as const;

/**
 * - `current`: the last revision of its interview
 * - `superseded`: a later revision took its place
 * - `fork`: two or more last revisions; a person must decide which one counts
 * - `orphan`: the last revision, and one before it has not arrived; it counts
 * - `withdrawn`: the household took its answers back
 */
export type SubmissionStatus = (typeof submissionStatuses)[number];

/**
 * What each revision of one interview is worth, from all of them that are stored. The order in which they arrived
 * plays no part.
 */
export function revisionStatuses(revisions: readonly Revision[]): ReadonlyMap<string, SubmissionStatus> {
  const byHash = new Map(revisions.map((revision) => [revision.hash, revision]));
  const parents = new Set(revisions.map((revision) => revision.parent));
  const last = revisions.filter((revision) => !parents.has(revision.hash));
  const withdrawn = revisions.some((revision) => revision.kind === "withdrawal");
  return new Map(
    revisions.map((revision) => {
      if (withdrawn) return [revision.hash, "withdrawn"];
      // Without a last one they descend from each other in a circle, which no honest phone can make
      if (last.length !== 1 && (last.length === 0 || last.includes(revision))) return [revision.hash, "fork"];
      if (parents.has(revision.hash)) return [revision.hash, "superseded"];
      return [revision.hash, isComplete(revision, byHash) ? "current" : "orphan"];
    }),
  );
}

function isComplete(revision: Revision, byHash: ReadonlyMap<string, Revision>): boolean {
  let at: Revision | undefined = revision;
  for (let steps = 0; at && at.parent !== null && steps <= byHash.size; steps += 1) at = byHash.get(at.parent);
  return at?.parent === null;
}
