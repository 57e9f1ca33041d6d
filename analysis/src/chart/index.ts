export { cellWriter, type Written } from "./cells.ts";
export { chartSpec } from "./chart-spec.ts";
export { drawChart, drawSpec } from "./draw.ts";
export { type ChartForm, type ChartLook, fileLook } from "./look.ts";
export { ChartError } from "./refuse-addresses.ts";
export { roundPeople } from "./text.ts";
export type { ChartLanguage } from "./words.ts";
