/** The data or the plan do not allow the figure that was asked for; the message names stratum, cluster or row and the way out. */
export class DesignError extends Error {
  override readonly name = "DesignError";
}
