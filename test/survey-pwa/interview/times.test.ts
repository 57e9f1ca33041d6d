import { migrateDraft, openInterview } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";
import { startTimes, timed, wantsTimes } from "../../../survey-pwa/src/interview/times.ts";
import { atNoon, rareKinds } from "../../schemas/kinds/rare-kinds.ts";

/** A stopwatch whose clock moves when the test says so. */
function watch(before = {}) {
  let now = 0;
  const times = startTimes({ even: () => now, sinceStart: () => now + 1000 }, before);
  return { times, pass: (ms: number) => (now += ms) };
}

test("the time since the answer before belongs to the question that is answered", () => {
  const { times, pass } = watch();
  times.seen("a");
  pass(4000);
  times.answered("a");
  pass(200);
  times.answered("a");
  pass(3000);
  times.seen("b");
  times.answered("b");
  pass(500);
  times.answered("a");
  expect(times.record()).toEqual({
    a: { first: 1000, spent: 4700, visits: 2 },
    b: { first: 8200, spent: 3000, visits: 1 },
  });
});

test("nobody spends time on a question while the phone is in a pocket, and five minutes at most at a time", () => {
  const { times, pass } = watch();
  pass(2000);
  times.pause();
  pass(3_600_000);
  times.pause();
  times.resume();
  pass(1000);
  times.answered("a");
  expect(times.record().a?.spent).toBe(3000);
  pass(3_600_000);
  times.answered("b");
  expect(times.record().b?.spent).toBe(300_000);
});

test("an interview that is opened again goes on counting", () => {
  const { times, pass } = watch({ a: { first: 10, spent: 70, visits: 3 } });
  times.seen("a");
  pass(30);
  times.answered("a");
  expect(times.record()).toEqual({ a: { first: 10, spent: 100, visits: 4 } });
});

test("the record names questions and holds nothing of what was answered", () => {
  const { times } = watch();
  const interview = timed(openInterview(rareKinds, atNoon), times);
  interview.set("read_out", "OK");
  interview.type("people", "7");
  interview.type("people", "seventeen");
  interview.set("first_needs", ["food"]);
  interview.clear("first_needs");
  expect(Object.keys(times.record())).toEqual(["read_out", "people", "first_needs"]);
  expect(JSON.stringify(times.record())).not.toMatch(/OK|7|seventeen|"food"/);
  expect(interview.question("people").typed).toBe("seventeen");
});

test("only a form with an audit question has its time taken, and a draft keeps it in a new version of the form", () => {
  expect([wantsTimes(forms.household), wantsTimes(forms.listing)]).toEqual([true, false]);
  const times = { hh_size: { first: 1, spent: 2, visits: 1 } };
  const draft = { formHash: "0".repeat(64), answers: {}, typed: {}, members: {}, confirmed: [], times };
  const migrated = migrateDraft(forms.household, draft);
  expect(migrated.status === "migrated" && migrated.draft.times).toEqual(times);
});

test("a key costs less than a thousandth of a millisecond of time-taking", () => {
  const { times, pass } = watch();
  const rounds = 100_000;
  const before = process.cpuUsage();
  for (let i = 0; i < rounds; i += 1) {
    pass(1);
    times.answered(`member/m${i % 40}/age`);
  }
  const { user } = process.cpuUsage(before);
  expect(user / rounds, "microseconds").toBeLessThan(20);
});
