export * from "./design/index.ts";
export * from "./estimate/index.ts";
export { type CodebookCsv, codebookCsv } from "./export/codebook/codebook-csv.ts";
export { codebookHtml } from "./export/codebook/codebook-html.ts";
export { longTableCsv } from "./export/long-table.ts";
export { type Provenance, runName } from "./export/provenance.ts";
export { htmlReport, type ReportedTable } from "./export/report.ts";
export { tableJson } from "./export/table-json.ts";
export { tidyCsv } from "./export/tidy.ts";
export { toArquero } from "./frame/arquero.ts";
export { codesOf, groupingOf } from "./frame/codes.ts";
export { type CsvTable, readCsv } from "./frame/csv.ts";
export { FrameError } from "./frame/error.ts";
export { type Column, type Frame, type Labels, type Level, missingReasons } from "./frame/frame.ts";
export { type CsvReading, disagreements, frameFromCsv } from "./frame/frame-from-csv.ts";
export { frameFromRows, framesFromRows } from "./frame/frame-from-rows.ts";
export { ColumnError, columnOf, columnOfType, namesOf } from "./frame/lookup.ts";
export { joinMembers } from "./frame/members.ts";
export { oneVersion, type VersionReading } from "./frame/one-version.ts";
export { possibleTimes } from "./frame/possible-times.ts";
export { type Variable, variablesOf } from "./frame/variable.ts";
export { withLevels } from "./frame/with-levels.ts";
export { variablesFromXlsform } from "./frame/xlsform.ts";
export { type Axis, type Derivation, type Measure, Plan, PlanEntry } from "./plan/entry.ts";
export { everyVariable } from "./plan/every-variable.ts";
export { planFromList } from "./plan/list-of-analysis.ts";
export { PlanOptions, surveyOptions } from "./plan/options.ts";
export { PlanError } from "./plan/plan-error.ts";
export { planFor, type VariableOf } from "./plan/plan-for.ts";
export { type RunOptions, runEntry, runPlan, type Unit } from "./plan/run-plan.ts";
export type { AnyTable, Cell, CellValue, Heading, ReleasedTable, Table, TableBase } from "./plan/table.ts";
export { rowsWhere } from "./plan/where.ts";
export { householdPlan } from "./plans/household/index.ts";
export * from "./pushdown/index.ts";
export * from "./survey/index.ts";
export {
  baseWeights,
  type ClusterWeight,
  type DrawnCluster,
  type FrameStratum,
  uncoveredStrata,
} from "./weight/base.ts";
export { DesignSetup, designFor } from "./weight/design-for.ts";
export { type WeightDiagnostics, weightDiagnostics } from "./weight/diagnostics.ts";
export { type MadeWeights, type MarginCheck, makeWeights } from "./weight/make-weights.ts";
export { type Outcome, respondentWeights } from "./weight/non-response.ts";
export { type ListedCluster, readClusters, type SamplingFrame } from "./weight/read-clusters.ts";
export { WeightError } from "./weight/weight-error.ts";
export { WeightSetup, type WeightStep } from "./weight/weight-setup.ts";
