import { answerInterview, type Form, formFromWire, formToWire, openInterview, seededRandom } from "@returns/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formFrom, someSayings } from "../xlsform/some-form.ts";

const today = "2026-11-24";

function answered(form: Form, seed: number) {
  const lists = { rows: () => [{ site_id: "S1", site_name: "Site 1" }] };
  const interview = openInterview(form, { today, now: () => `${today}T09:00:00+02:00`, lists });
  return answerInterview(interview, { random: seededRandom(seed), today });
}

function overTheWire(form: Form): Form {
  const read = formFromWire(JSON.parse(JSON.stringify(formToWire(form))));
  if (read.status !== "form") throw new Error(JSON.stringify(read.problems));
  return read.form;
}

test("any form comes over the wire as the same form, is answered alike and judges answers alike", () => {
  let finished = 0;
  fc.assert(
    fc.property(someSayings, fc.nat(1000), (sayings, seed) => {
      const form = formFrom(sayings);
      fc.pre(form !== undefined);
      const come = overTheWire(form);
      expect(formToWire(come)).toEqual(formToWire(form));
      expect(overTheWire(come).hash).toBe(come.hash);
      const one = answered(form, seed);
      expect(answered(come, seed)).toEqual(one);
      if (one.status !== "finalised") return;
      finished += 1;
      expect(come.answers.safeParse(one.answers)).toEqual(form.answers.safeParse(one.answers));
      expect(come.answers.safeParse({ ...one.answers, not_asked: 1 }).success).toBe(false);
    }),
    { numRuns: 60 },
  );
  expect(finished).toBeGreaterThan(10);
});
