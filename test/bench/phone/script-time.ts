import type { CDPSession, Page } from "playwright-core";

/** How much slower than this machine the phone is that we measure for (Chrome's own "low-tier mobile"). */
export const slowdown = 6;

/** What the page's thread did while something was measured; milliseconds of that thread's own time, as slowed down. */
export interface ScriptTime {
  /** Everything that the page's thread did: script, style, layout, paint. */
  readonly busyMs: number;
  /** The same of its workers, that is of the database, which the browser does not slow down: multiply it. */
  readonly workersMs: number;
  /** All script: event handlers, redrawing, timers. */
  readonly scriptMs: number;
  /** Script in the first tenth of a second: what a key does before somebody can press the next one. */
  readonly firstMs: number;
  /** The longest single piece of script after that: so long the screen stood still. */
  readonly longestLaterMs: number;
}

export interface ScriptTimer {
  measure(work: () => Promise<void>): Promise<ScriptTime>;
  close(): Promise<void>;
}

/**
 * Measures script by the trace events of the page's own thread. Their thread time does not count what other programs do on
 * the machine meanwhile, as wall time would.
 */
export async function scriptTimer(page: Page, rate = slowdown): Promise<ScriptTimer> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  // A phone has no mouse: what lies under one is looked up again whenever something was drawn
  await page.mouse.move(-1, -1);
  return {
    measure: async (work) => {
      const { main: events, workers } = await traced(session, work);
      const foreign = events.filter(isForeign);
      const pieces = outermost(events.filter(isScript)).filter((piece) => !foreign.some((call) => isIn(call, piece)));
      const start = pieces[0]?.ts ?? 0;
      const first = pieces.filter(({ ts }) => ts < start + firstMicroseconds);
      const later = pieces.filter(({ ts }) => ts >= start + firstMicroseconds);
      return {
        busyMs: sum(outermost(events.filter(isTask))),
        workersMs: sum(outermost(workers.filter(isTask))),
        scriptMs: sum(pieces),
        firstMs: sum(first),
        longestLaterMs: Math.max(0, ...later.map(milliseconds)),
      };
    },
    close: async () => {
      await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      await session.detach();
    },
  };
}

const firstMicroseconds = 100_000;
const milliseconds = ({ tdur }: TraceEvent): number => (tdur ?? 0) / 1_000;
const sum = (events: readonly TraceEvent[]): number => events.reduce((total, event) => total + milliseconds(event), 0);

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: start and length by the clock, then by the thread's own time. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } };
}

interface Traced {
  readonly main: readonly TraceEvent[];
  readonly workers: readonly TraceEvent[];
}

async function traced(session: CDPSession, work: () => Promise<void>): Promise<Traced> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => {
    for (const event of value) if (isTraceEvent(event)) events.push(event);
  };
  session.on("Tracing.dataCollected", collect);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8.execute", "__metadata"],
    },
  });
  await work();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", collect);
  return { main: ofThreads(events, "CrRendererMain"), workers: ofThreads(events, "DedicatedWorker thread") };
}

const isTraceEvent = (event: unknown): event is TraceEvent =>
  typeof event === "object" && event !== null && "ph" in event && "ts" in event;

function ofThreads(events: readonly TraceEvent[], called: string): readonly TraceEvent[] {
  const threads = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === called)
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events.filter(({ pid, tid }) => threads.has(`${pid} ${tid}`));
}

const scripts = new Set(["EvaluateScript", "FunctionCall", "RunMicrotasks", "v8.callFunction"]);
const isTask = ({ name, ph }: TraceEvent): boolean => ph === "X" && name === "RunTask";
const isScript = ({ name, ph }: TraceEvent): boolean => ph === "X" && scripts.has(name);

/** A listener that Playwright has left in the page: its script has no address. */
const isForeign = ({ name, ph, args }: TraceEvent): boolean =>
  name === "FunctionCall" && ph === "X" && args?.data?.url === "";
const isIn = (call: TraceEvent, piece: TraceEvent): boolean =>
  call.ts >= piece.ts && call.ts + (call.dur ?? 0) <= piece.ts + (piece.dur ?? 0);

/** Events that do not lie inside another one. */
function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = 0;
  return [...events]
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter(({ ts, dur }) => {
      if (ts < end) return false;
      end = ts + (dur ?? 0);
      return true;
    });
}
