import type { Form } from "../form/model.ts";
import { followup } from "./followup/form.ts";
import { household } from "./household/form.ts";
import { listing } from "./listing/form.ts";
import { location } from "./location/form.ts";

export { followup, household, listing, location };

/** Every survey of the toolkit: one line each. */
export const forms: readonly Form[] = [household, listing, location, followup];
