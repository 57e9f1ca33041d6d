import { createHash } from "node:crypto";
import { canonicalJson, type ProjectBundle } from "@returns/schemas";
import type { ProjectSetup } from "../demo/setup.ts";
import type { ProjectSource } from "../server-parts.ts";

/**
 * The project as phones load it: forms, lists, assignments and parameters under one hash.
 *
 * @param forms as they travel
 */
export function projectSource(setup: ProjectSetup, forms: readonly unknown[]): ProjectSource {
  const { strata, clusters, ...forPhones } = setup;
  const content = {
    v: 1 as const,
    ...forPhones,
    lists: Object.fromEntries(
      Object.entries(setup.lists).map(([name, rows]) => [name, rows.map((row) => ({ ...row }))]),
    ),
    assignments: [...setup.assignments],
    forms: [...forms],
  };
  const hash = createHash("sha256").update(canonicalJson(content)).digest("hex");
  const bundle: ProjectBundle = { ...content, hash };
  return { id: setup.id, hash: async () => hash, bundle: async () => bundle };
}
