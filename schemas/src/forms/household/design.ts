import type { FormDesign } from "../design.ts";
import type { sections } from "./form.ts";

/**
 * How the households were drawn: clusters within strata with probability proportional to size, then households of the
 * listing at random. The base weight is 1 ÷ (chance of the cluster × chance of the household in it).
 */
export const design: FormDesign<typeof sections> = {
  unit: "household_id",
  stratum: "stratum_id",
  cluster: "cluster_id",
  drawnFrom: "listing",
};
