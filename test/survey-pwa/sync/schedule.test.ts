import { expect, test } from "vitest";
import type { RunResult } from "../../../survey-pwa/src/sync/run.ts";
import { createSchedule } from "../../../survey-pwa/src/sync/schedule.ts";

const start = Date.parse("2026-11-24T10:00:00.000Z");

/** A schedule whose clock, network and outcomes are the test's. */
function scheduled(results: readonly (RunResult | Error)[]) {
  const waits: number[] = [];
  let pending: (() => void) | undefined;
  let now = start;
  let runs = 0;
  const place = { isOnline: true };
  const schedule = createSchedule({
    run: async (progress) => {
      const result = results[Math.min(runs++, results.length - 1)];
      progress(1, 3);
      if (result === undefined || result instanceof Error) throw result;
      return result;
    },
    isOnline: () => place.isOnline,
    now: () => new Date(now),
    later: (task, ms) => {
      waits.push(ms);
      pending = () => {
        now += ms;
        task();
      };
      return () => {
        pending = undefined;
      };
    },
  });
  return {
    schedule,
    place,
    waits,
    runs: () => runs,
    isWaiting: () => pending !== undefined,
    pass: async () => {
      pending?.();
      await schedule.runNow();
    },
  };
}

const unreachable: RunResult = { status: "left", cause: "unreachable", retryAt: undefined };

test("what could not be sent is tried again and again, 15 minutes apart at most, without end", async () => {
  const { schedule, waits, pass } = scheduled([unreachable]);
  await schedule.runNow();
  for (let tries = 0; tries < 14; tries++) await pass();
  expect(waits.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect(waits.at(-1)).toBe(900_000);
  expect(waits).toHaveLength(15);
  expect(schedule.state.value).toMatchObject({ status: "waiting", cause: "unreachable" });
});

test("an interview that may go again earlier sets the time", async () => {
  const retryAt = new Date(start + 60_000).toISOString();
  const { schedule, waits } = scheduled([{ status: "left", cause: "busy", retryAt }]);
  await schedule.runNow();
  expect(waits).toEqual([60_000]);
  expect(schedule.state.value).toEqual({ status: "waiting", cause: "busy", retryAt: new Date(retryAt) });
});

test("after a success nothing is scheduled, and the next failure counts from one", async () => {
  const { schedule, waits, isWaiting } = scheduled([unreachable, { status: "done" }, unreachable]);
  await schedule.runNow();
  await schedule.runNow();
  expect(schedule.state.value).toEqual({ status: "idle", lastAt: new Date(start) });
  expect(isWaiting()).toBe(false);
  await schedule.runNow();
  expect(waits).toEqual([5_000, 5_000]);
});

test("without network nothing is even tried, and the reason is shown", async () => {
  const { schedule, place, runs } = scheduled([{ status: "done" }]);
  place.isOnline = false;
  await schedule.runNow();
  expect(runs()).toBe(0);
  expect(schedule.state.value).toMatchObject({ status: "waiting", cause: "offline" });
});

test("what is sealed while a run is under way goes with one more run, however many ask for it", async () => {
  const { schedule, runs } = scheduled([{ status: "done" }]);
  await Promise.all([schedule.runNow(), schedule.runNow(), schedule.runNow()]);
  expect(runs()).toBe(2);
  expect(schedule.state.value).toMatchObject({ status: "idle" });
});

test("after a run that failed nobody runs at once: the next try has its time", async () => {
  const { schedule, runs, waits } = scheduled([unreachable]);
  await Promise.all([schedule.runNow(), schedule.runNow()]);
  expect(runs()).toBe(1);
  expect(waits).toEqual([5_000]);
});

test("when the network comes back while a run is failing, one more run follows it", async () => {
  const { schedule, runs, isWaiting } = scheduled([unreachable, { status: "done" }]);
  await Promise.all([schedule.runNow(), schedule.runAsOnline()]);
  expect(runs()).toBe(2);
  expect(schedule.state.value).toMatchObject({ status: "idle" });
  expect(isWaiting()).toBe(false);
});

test("a fault of the phone's own does not end the attempts", async () => {
  const { schedule, waits } = scheduled([new Error("the database is gone")]);
  await schedule.runNow();
  expect(waits).toEqual([5_000]);
});
