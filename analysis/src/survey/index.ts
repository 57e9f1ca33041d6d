export { type Conventions, srvyrConventions, tableConventions } from "./conventions.ts";
export type { FittedModel, Model } from "./model.ts";
export {
  countOf,
  meanOf,
  medianOf,
  populationCount,
  quantileOf,
  type ResultOf,
  ratioOf,
  type Statistic,
  shareOf,
  shareWith,
  totalOf,
  varianceOf,
} from "./statistic.ts";
export { type Asked, type Summary, type SummaryRow, summaryTable } from "./summary.ts";
export { type Survey, survey, type Together } from "./survey.ts";
