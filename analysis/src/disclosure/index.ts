export { type LedgerEntry, LedgerError, ledgerLine, readLedger } from "./ledger.ts";
export { loadSolver, type Solver } from "./linear-program.ts";
export { judgeRelease, type Naming, type Verdict } from "./record.ts";
export { type Release, releaseTable } from "./release-table.ts";
export { DisclosureRules, publicRules } from "./rules.ts";
