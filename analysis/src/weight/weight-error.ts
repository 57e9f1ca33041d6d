/** A weight cannot be made from the frame as it stands; the message lists every stratum and cluster at fault. */
export class WeightError extends Error {
  override readonly name = "WeightError";

  constructor(readonly problems: readonly string[]) {
    super(["Cannot make weights:", ...problems].join("\n  "));
  }
}
