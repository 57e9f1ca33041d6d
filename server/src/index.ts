export { OperatorError } from "./operator-error.ts";
export { openPglite, type PgliteOptions } from "./store/pglite.ts";
export { openPostgres } from "./store/postgres.ts";
