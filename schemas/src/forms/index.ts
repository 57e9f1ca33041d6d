import type { Form } from "../form/model.ts";
import { followup } from "./followup/form.ts";
import { household } from "./household/form.ts";
import { listing } from "./listing/form.ts";
import { location } from "./location/form.ts";

/** Every survey of the toolkit: one line each. */
export const forms = {
  household,
  listing,
  location,
  followup,
} as const satisfies Record<string, Form>;

export type { FormDesign } from "./design.ts";
export { type BatchRule, batchRules } from "./household/batch-rules.ts";
export { design as householdDesign } from "./household/design.ts";
