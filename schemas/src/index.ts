export * from "./bytes/index.ts";
export * from "./envelope/index.ts";
export { compile as compileExpression, valueIn } from "./expression/compile.ts";
export type { Environment as ExpressionEnvironment } from "./expression/environment.ts";
export type { Layout as ExpressionLayout } from "./expression/frame.ts";
export { areaOf, lengthOf, metresBetween, type Position } from "./expression/geometry.ts";
export * from "./expression/index.ts";
export { nearest } from "./expression/nearest.ts";
export { ExpressionError } from "./expression/syntax.ts";
export {
  toBoolean as expressionTruth,
  toText as expressionText,
  type Value as ExpressionValue,
} from "./expression/value.ts";
export { maxTrackPoints } from "./form/answer-value.ts";
export * from "./form/index.ts";
export * from "./interview/interview.ts";
export { type MigratedDraft, migrateDraft } from "./interview/migrate-draft.ts";
export { openInterview } from "./interview/open-interview.ts";
export { answerInterview, type Respondent } from "./interview/respondent.ts";
export { seededRandom } from "./interview/seeded-random.ts";
export { acknowledged } from "./kinds/acknowledge.ts";
export { latinDigits } from "./kinds/digits.ts";
export * from "./kinds/index.ts";
export { scaleOf } from "./kinds/range.ts";
export { isTrack, trackNeeds } from "./kinds/track.ts";
export { HistoryError, type Migration, migrate } from "./sql/history.ts";
export type { Sql, SqlRow, SqlValue } from "./sql/port.ts";
export * from "./sync/index.ts";
