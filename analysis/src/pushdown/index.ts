export type { SqlSource } from "./source.ts";
export { type SqlText, sql } from "./sql-text.ts";
export { type DatabaseSurvey, surveyInDatabase } from "./survey-in-database.ts";
