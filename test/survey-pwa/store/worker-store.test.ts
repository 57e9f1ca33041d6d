import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { faultOf } from "../../../survey-pwa/src/store/faults.ts";
import type { FromWorker, ToWorker } from "../../../survey-pwa/src/store/worker-messages.ts";
import { workerStore } from "../../../survey-pwa/src/store/worker-store.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A thread that answers when the test says so. */
class QuietThread extends EventTarget implements Worker {
  onmessage: Worker["onmessage"] = null;
  onmessageerror: Worker["onmessageerror"] = null;
  onerror: Worker["onerror"] = null;
  isEnded = false;
  readonly heard: ToWorker[] = [];
  postMessage(message: ToWorker): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  answer(data: FromWorker): void {
    this.onmessage?.(new MessageEvent("message", { data }));
  }
}

const open = { name: "phone", epoch: 1, key: undefined, lifeboat: undefined };
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (cause) => faultOf(cause).kind,
  );

test("a database that hangs is called broken after a minute, and what comes later is refused at once", async () => {
  const thread = new QuietThread();
  const store = workerStore(thread, open);
  thread.answer({ op: "opened" });
  await store.opened;
  const outcome = kindOf(store.write([], []));
  await vi.advanceTimersByTimeAsync(59_000);
  const second = kindOf(store.query("select 1", []));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await outcome).toBe("broken");
  expect(await second).toBe("broken");
  expect(await kindOf(store.query("select 1", []))).toBe("broken");
  expect(thread.heard).toHaveLength(3);
});

test("a slow phone may take its time to open, and every answer gives the next one a minute", async () => {
  const thread = new QuietThread();
  const store = workerStore(thread, open);
  const early = kindOf(store.query("select 1", []));
  const later = kindOf(store.query("select 2", []));
  await vi.advanceTimersByTimeAsync(300_000);
  thread.answer({ op: "opened" });
  await vi.advanceTimersByTimeAsync(50_000);
  thread.answer({ op: "done", id: 1, results: [[]] });
  await vi.advanceTimersByTimeAsync(50_000);
  thread.answer({ op: "done", id: 2, results: [[]] });
  expect(await Promise.all([early, later])).toEqual(["answered", "answered"]);
});

test("what was asked of a thread that was ended is not waited for", async () => {
  const thread = new QuietThread();
  const store = workerStore(thread, open);
  const opened = kindOf(store.opened);
  const outcome = kindOf(store.write([], []));
  store.end();
  expect(await Promise.all([opened, outcome])).toEqual(["broken", "broken"]);
  expect(thread.isEnded).toBe(true);
});
