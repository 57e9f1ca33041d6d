import { type ReadonlySignal, signal } from "@preact/signals";
import { retryTime } from "@returns/schemas";
import type { SyncState } from "../store/phone.ts";
import type { RunResult } from "./run.ts";

export interface Schedule {
  readonly state: ReadonlySignal<SyncState>;
  /**
   * Begins now. While a run is under way one more follows it, however often this is asked: what was sealed meanwhile was
   * not there when the run looked. Never rejects: `state` says how it stands.
   */
  runNow(): Promise<void>;
  /** The same; but a run that is under way may have begun without network, so that one more follows it though it fails. */
  runAsOnline(): Promise<void>;
}

export interface ScheduleParts {
  readonly run: (progress: (sent: number, total: number) => void) => Promise<RunResult>;
  readonly isOnline: () => boolean;
  readonly now: () => Date;
  /** Calls back after so many milliseconds, and returns the way to call it off. */
  readonly later: (task: () => void, ms: number) => () => void;
}

/** Runs one at a time, and after a failure again and again, 15 minutes apart at most: nothing is ever given up. */
export function createSchedule({ run, isOnline, now, later }: ScheduleParts): Schedule {
  const state = signal<SyncState>({ status: "idle", lastAt: undefined });
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let cameOnline = false;
  let callOff = () => {};
  let failures = 0;

  /** Whether everything that was there is sent. */
  const once = async (): Promise<boolean> => {
    callOff();
    const result: RunResult = isOnline()
      ? await run((sent, total) => {
          if (total > 0) state.value = { status: "sending", sent, total };
        }).catch(() => ({ status: "left", cause: "busy", retryAt: undefined }) as const)
      : { status: "left", cause: "offline", retryAt: undefined };
    if (result.status === "done") {
      failures = 0;
      state.value = { status: "idle", lastAt: now() };
      return true;
    }
    failures += 1;
    const retryAt = new Date(result.retryAt ?? retryTime(failures, now().toISOString()));
    state.value = { status: "waiting", retryAt, cause: result.cause };
    callOff = later(() => void runNow(), Math.max(1_000, retryAt.getTime() - now().getTime()));
    return false;
  };
  const untilNobodyAsks = async () => {
    try {
      do {
        isAskedAgain = false;
        cameOnline = false;
      } while (((await once()) && isAskedAgain) || cameOnline);
    } finally {
      running = undefined;
    }
  };
  const runNow = () => {
    isAskedAgain = true;
    running ??= untilNobodyAsks();
    return running;
  };
  const runAsOnline = () => {
    cameOnline = true;
    return runNow();
  };
  return { state, runNow, runAsOnline };
}
