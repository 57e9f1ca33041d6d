import { Assignment, type Texts } from "@returns/schemas";
import { z } from "zod";
import type { ProjectSetup } from "../demo/setup.ts";

const Code = z.string().min(1).max(64);
const Label: z.ZodType<Texts> = z.record(z.string(), z.string());
const Count = z.int().min(0);

/** What a project consists of, as it stands in the database. */
export const StoredSetup: z.ZodType<ProjectSetup> = z.strictObject({
  id: Code,
  title: Label,
  round: Code,
  simulated: z.boolean(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  lists: z.record(z.string(), z.array(z.record(z.string(), z.string()))),
  assignments: z.array(Assignment),
  strata: z.array(
    z.strictObject({ id: Code, label: Label, frameHouseholds: Count, frameClusters: Count, target: Count }),
  ),
  clusters: z.array(
    z.strictObject({
      id: Code,
      label: z.string(),
      stratum: Code,
      site: Code,
      frameHouseholds: Count,
      listedHouseholds: Count,
      drawnHouseholds: Count,
    }),
  ),
});
