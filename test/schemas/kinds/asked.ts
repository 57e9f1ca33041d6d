import type { KindName, Question } from "@returns/schemas";

/** A question that has a kind and its settings, and nothing else. */
export const asked = (kind: KindName, settings: Question["settings"] = {}): Question => ({
  node: "question",
  kind,
  name: "q",
  label: { en: "?" },
  role: "demographic",
  sensitivity: "low",
  required: false,
  checks: [],
  missing: [],
  settings,
  rosters: [],
});
