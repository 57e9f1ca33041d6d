import type { Migration } from "@returns/schemas";
import { journalTables } from "./journal-tables.ts";
import { mediaTables } from "./media-tables.ts";
import { projectionTables } from "./projection-tables.ts";
import { publishingTables } from "./publishing-tables.ts";
import { setupTables } from "./setup-tables.ts";

/** The life of the server's database. A released step is never edited: a change is a new step at the end. */
export const history: readonly Migration[] = [
  { id: 1, name: "projections of the envelopes", up: projectionTables },
  { id: 2, name: "journal of envelopes, devices, tickets and people", up: journalTables },
  { id: 3, name: "project and forms", up: setupTables },
  { id: 4, name: "publishing of forms", up: publishingTables },
  { id: 5, name: "photos, recordings and files", up: mediaTables },
];
