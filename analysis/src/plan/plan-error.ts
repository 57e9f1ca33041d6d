/** The plan asks for what cannot be answered with these data; the message names the entry and the way out. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}
