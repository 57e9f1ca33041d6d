/** A chart would reach outside itself, or run text as code. */
export class ChartError extends Error {
  override readonly name = "ChartError";
}

const forbidden = ["url", "href", "signal", "expr"];

/**
 * Refuses a specification that would fetch data or images, or that holds an expression where a text may have come from
 * a questionnaire. Our own charts have neither.
 *
 * @throws ChartError with the place of the fault
 */
export function refuseAddresses(spec: unknown, place = "chart"): void {
  if (typeof spec !== "object" || spec === null) return;
  for (const [key, value] of Object.entries(spec)) {
    const inside = `${place}.${key}`;
    if (forbidden.includes(key)) {
      throw new ChartError(
        `Cannot draw ${inside}, as a chart holds its own data and no expressions: found ${JSON.stringify(value)}. ` +
          "Put the values into data.values",
      );
    }
    if (!(key === "values" && /\.data$/.test(place))) refuseAddresses(value, inside);
  }
}
