import type { Answers } from "@returns/schemas";

/** The question that every form of ours asks before anything else is asked. */
const consentQuestion = "consent_given";

/** A household that did not agree is a refusal: it is counted, and its answers are not looked at. */
export const kindOf = (answers: Answers): "final" | "refusal" =>
  answers[consentQuestion] === "no" ? "refusal" : "final";
