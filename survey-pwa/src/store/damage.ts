import { z } from "zod";

/** What became of the interviews when the browser had emptied its damaged storage. */
export type Damage =
  /** They were brought back from the second copy: so many that the office does not have. `isComplete`: nothing is missing. */
  | { readonly status: "restored"; readonly interviews: number; readonly isComplete: boolean }
  /** There was no second copy to be read. */
  | { readonly status: "emptied" };

export const storedDamage: z.ZodType<Damage> = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("restored"), interviews: z.number(), isComplete: z.boolean() }),
  z.strictObject({ status: z.literal("emptied") }),
]);
