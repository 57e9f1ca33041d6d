export { type Config, readConfig } from "./config.ts";
export { OperatorError } from "./operator-error.ts";
export { lockFolder } from "./store/folder-lock.ts";
export { openPglite, type PgliteOptions } from "./store/pglite.ts";
export { openPostgres } from "./store/postgres.ts";
