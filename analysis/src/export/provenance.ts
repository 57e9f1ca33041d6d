import type { RunOptions } from "../plan/run-plan.ts";
import type { DesignSetup } from "../weight/design-for.ts";

/** Where the figures of a run come from: enough to make them again, and to see that nothing was changed. */
export interface Provenance {
  /** Name and version of the program. */
  readonly madeBy: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly files: readonly {
    readonly role: "data" | "form" | "plan" | "design" | "versions";
    readonly name: string;
    readonly sha256: string;
  }[];
  readonly units: readonly { readonly unit: string; readonly rows: number }[];
  readonly design: DesignSetup;
  readonly options: RunOptions;
}

/** A short name for the run: the same input, options and moment give the same name. */
export const runName = (provenance: Provenance, hash: (text: string) => string): string =>
  hash(JSON.stringify(provenance)).slice(0, 12);
