import dataFolderUrl from "virtual:data-folder";
import { openDisk } from "../src/store/disk.ts";
import { faultOf } from "../src/store/faults.ts";
import { phoneHistory } from "../src/store/history.ts";
import { createListSearch, type ListSearch } from "../src/store/list-search.ts";
import { openPageDatabase, type PageDatabase } from "../src/store/page-database.ts";
import type { FromWorker, ToWorker } from "../src/store/worker-messages.ts";
import { keepSecondCopy, type SecondCopyKeeper } from "./second-copy.ts";

/** The database lives in this thread, so that no answer on the screen ever waits for it. */
declare const self: DedicatedWorkerGlobalScope;

let opened: Promise<PageDatabase> | undefined;
let secondCopy: SecondCopyKeeper | undefined;
let lists: ListSearch | undefined;

self.onmessage = ({ data: request }: MessageEvent<ToWorker>) => {
  if (request.op === "open") void open(request);
  else void work(request);
};

// PGlite waits for ever when its WebAssembly does not start, and the cause surfaces here only
self.addEventListener("unhandledrejection", ({ reason }) => answer({ op: "not-opened", fault: faultOf(reason) }));

async function open({ name, epoch, key, lifeboat }: Extract<ToWorker, { op: "open" }>): Promise<void> {
  opened = openDisk(name, key).then((disk) => {
    const copy = keepSecondCopy(lifeboat, disk, epoch, (status) => answer({ op: "second-copy", status }));
    secondCopy = copy;
    const engine = { initdbWasmModule: emptyModule };
    return openPageDatabase(disk, epoch, { ...copy, dataFolder, history: phoneHistory, engine });
  });
  try {
    const database = await opened;
    answer({ op: "opened" });
    secondCopy?.begin(database);
  } catch (cause) {
    answer({ op: "not-opened", fault: faultOf(cause) });
  }
}

async function work(request: Exclude<ToWorker, { op: "open" }>): Promise<void> {
  try {
    if (opened === undefined) throw new Error("Cannot use the database before it was asked to open");
    const database = await opened;
    if (request.op === "search") {
      lists ??= createListSearch(database);
      return answer({
        op: "found",
        id: request.id,
        found: await lists.find(request.list, request.typed, request.most),
      });
    }
    const results =
      request.op === "query"
        ? [await database.read(request.text, request.values)]
        : await database.write(request.statements, request.records, request.media);
    answer({ op: "done", id: request.id, results });
    if (request.op !== "write") return;
    tidyLater(database);
    secondCopy?.wrote();
  } catch (cause) {
    const fault = faultOf(cause);
    answer({ op: "fault", id: request.id, fault });
    if (fault.kind === "storage-full") secondCopy?.giveWay();
  }
}

let writes = 0;
let pause: ReturnType<typeof setTimeout> | undefined;

/** Tidies up when nobody writes for a moment, so that no answer waits for it; after very many writes at once. */
function tidyLater(database: PageDatabase): void {
  writes += 1;
  clearTimeout(pause);
  if (writes < writesBeforeTidying) return;
  pause = setTimeout(
    () => {
      writes = 0;
      // What could not be tidied is tidied the next time; a fault that matters comes up at the next write
      database.tidy().catch(() => {});
    },
    writes < writesBeforeTidying * 10 ? 3_000 : 0,
  );
}

const writesBeforeTidying = 100;

const answer = (message: FromWorker) => self.postMessage(message);

async function dataFolder(): Promise<File> {
  const reply = await fetch(dataFolderUrl);
  if (!reply.ok) throw new Error(`Cannot create the database: its first folder did not come (HTTP ${reply.status})`);
  return new File([await reply.arrayBuffer()], "phone.tar.gz", { type: "application/x-gzip" });
}

// The folder is prebuilt, so the program that makes empty folders is never needed: 300 KB that no phone has to load
const emptyModule = new WebAssembly.Module(new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]));
