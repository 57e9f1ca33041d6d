import type { SqlValue } from "@returns/schemas";
import type { RecordChange } from "./disk.ts";
import { type Fault, StoreFault } from "./faults.ts";
import type { ListAddress, ListPlaces } from "./list-search.ts";
import type { MediaChange } from "./media-disk.ts";
import type { Rows, Statement } from "./page-database.ts";
import type { FromWorker, SecondCopy, ToWorker } from "./worker-messages.ts";

/** The phone's database as a window sees it. A promise that resolves means: on disk. */
export interface PhoneStore {
  query(text: string, values: readonly SqlValue[]): Promise<Rows>;
  /** All statements, and the records and media beside them, or nothing. @throws StoreFault */
  write(
    statements: readonly Statement[],
    records: readonly RecordChange[],
    media?: readonly MediaChange[],
  ): Promise<readonly Rows[]>;
}

export interface WorkerStore extends PhoneStore {
  /** The places of a list's entries that are like what was typed, `most` at most; undefined for a list that is not there. */
  search(list: ListAddress, typed: string, most: number): Promise<ListPlaces | undefined>;
  /** Resolves when the database is up; what is asked before waits for it. */
  readonly opened: Promise<void>;
  /** Ends the thread at once; what was not acknowledged is as if the phone had been switched off. */
  end(): void;
}

/** Starts the database in its own thread. */
export function workerStore(
  worker: Worker,
  open: Omit<Extract<ToWorker, { op: "open" }>, "op">,
  noteSecondCopy: (status: SecondCopy) => void = () => {},
): WorkerStore {
  const waiting = new Map<number, Waiting<FromWorker>>();
  const opened = new Promise<FromWorker>((resolve, reject) => waiting.set(openId, { resolve, reject }));
  let lastId = openId;

  let dead: StoreFault | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const failAll = (fault: Fault) => {
    clearTimeout(watch);
    dead = new StoreFault(fault);
    for (const { reject } of waiting.values()) reject(new StoreFault(fault));
    waiting.clear();
  };
  /** A database that hangs must not leave an answer at "saving" for ever: after a minute of silence it counts as broken. */
  const listen = () => {
    clearTimeout(watch);
    if (waiting.size === 0 || waiting.has(openId)) return;
    watch = setTimeout(
      () => failAll({ kind: "broken", detail: "The database has been silent for a minute" }),
      patienceMs,
    );
  };
  const ask = (request: (id: number) => ToWorker): Promise<FromWorker> => {
    if (dead !== undefined) return Promise.reject(dead);
    const id = ++lastId;
    send(worker, request(id));
    const answer = new Promise<FromWorker>((resolve, reject) => waiting.set(id, { resolve, reject }));
    if (waiting.size === 1) listen();
    return answer;
  };

  worker.onmessage = ({ data: message }: MessageEvent<FromWorker>) => {
    if (message.op === "not-opened") return failAll(message.fault);
    if (message.op === "second-copy") return noteSecondCopy(message.status);
    const id = message.op === "opened" ? openId : message.id;
    if (message.op === "fault") waiting.get(id)?.reject(new StoreFault(message.fault));
    else waiting.get(id)?.resolve(message);
    waiting.delete(id);
    listen();
  };
  worker.onerror = (event) => failAll({ kind: "broken", detail: `The database's thread ended: ${event.message}` });
  send(worker, { op: "open", ...open });

  return {
    opened: opened.then(() => {}),
    query: async (text, values) => rowsOf(await ask((id) => ({ op: "query", id, text, values })))[0] ?? [],
    write: async (statements, records, media = []) =>
      rowsOf(await ask((id) => ({ op: "write", id, statements, records, media }))),
    search: async (list, typed, most) => {
      const answer = await ask((id) => ({ op: "search", id, list, typed, most }));
      return answer.op === "found" ? answer.found : undefined;
    },
    end: () => {
      worker.terminate();
      failAll({ kind: "broken", detail: "The database was closed" });
    },
  };
}

const rowsOf = (answer: FromWorker): readonly Rows[] => (answer.op === "done" ? answer.results : []);

const patienceMs = 60_000;

/** The number of the one request that has no number of its own. */
const openId = 0;

interface Waiting<T> {
  resolve(value: T): void;
  reject(cause: StoreFault): void;
}

const send = (worker: Worker, message: ToWorker) => worker.postMessage(message);
