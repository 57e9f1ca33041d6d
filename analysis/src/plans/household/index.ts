import type { PlanEntry } from "../../plan/entry.ts";
import { demography } from "./demography.ts";
import { displacement } from "./displacement.ts";
import { returnIntention } from "./return-intention.ts";

/**
 * The table plan of the household interview. A new table is one more entry in the file of its section; a misspelt
 * variable does not compile.
 */
export const householdPlan: readonly PlanEntry[] = [...demography, ...displacement, ...returnIntention];
