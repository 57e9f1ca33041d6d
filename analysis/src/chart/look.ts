/** For which room a chart is drawn, and whether its title stands in it. */
export interface ChartLook {
  /** `wide` for a desk, a report or paper; `narrow` for a phone held upright, with labels above what they name. */
  readonly form: ChartForm;
  /** A page that shows the title as its own heading leaves it out of the chart; a file never does. */
  readonly title: "drawn" | "left-out";
}

export type ChartForm = "wide" | "narrow";

/** Of a chart in a file, in a report or on paper. */
export const fileLook: ChartLook = { form: "wide", title: "drawn" };

/** Everything of a narrow chart stands within this many pixels, the margins at its sides apart. */
export const narrowWidth = 304;
