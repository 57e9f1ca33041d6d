import type { SqlValue } from "@returns/schemas";
import type { RecordChange } from "./disk.ts";
import type { Fault } from "./faults.ts";
import type { ListAddress, ListPlaces } from "./list-search.ts";
import type { MediaChange } from "./media-disk.ts";
import type { Rows, Statement } from "./page-database.ts";

/** What a window asks of the database worker. Whole statements and whole transactions, never pieces of the protocol. */
export type ToWorker =
  | {
      readonly op: "open";
      readonly name: string;
      readonly epoch: number;
      readonly key: CryptoKey | undefined;
      /** Folder of the second copy; undefined for a database that nobody would miss. */
      readonly lifeboat: string | undefined;
    }
  | { readonly op: "query"; readonly id: number; readonly text: string; readonly values: readonly SqlValue[] }
  | {
      readonly op: "search";
      readonly id: number;
      readonly list: ListAddress;
      readonly typed: string;
      readonly most: number;
    }
  | {
      readonly op: "write";
      readonly id: number;
      readonly statements: readonly Statement[];
      readonly records: readonly RecordChange[];
      readonly media: readonly MediaChange[];
    };

/** Whether what is on the disk lies a second time beside IndexedDB. */
export type SecondCopy = "starting" | "kept" | "none";

export type FromWorker =
  | { readonly op: "opened" }
  | { readonly op: "not-opened"; readonly fault: Fault }
  | { readonly op: "second-copy"; readonly status: SecondCopy }
  | { readonly op: "done"; readonly id: number; readonly results: readonly Rows[] }
  | { readonly op: "found"; readonly id: number; readonly found: ListPlaces | undefined }
  | { readonly op: "fault"; readonly id: number; readonly fault: Fault };
