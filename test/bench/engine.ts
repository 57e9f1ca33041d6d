/**
 * How long the engine takes on the household interview (273 variables, a roster of 33 fields, 13 aggregates over members), beside
 * the aims of the design. Run it with `npx tsx --tsconfig test/tsconfig.json test/bench/engine.ts` on a quiet machine.
 *
 * The form is the built-in one, sent over the wire with room for 400 members.
 */
import { formFromWire, formToWire, type Interview, openInterview } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";

const wire = JSON.stringify(formToWire(forms.household)).replaceAll('"max":40', '"max":400');
const read = formFromWire(JSON.parse(wire));
if (read.status !== "form") throw new Error(JSON.stringify(read.problems));
const { form } = read;

const open = (): Interview => {
  const interview = openInterview(form, { today: "2026-11-24", now: () => "2026-11-24T10:00:00.000+02:00" });
  const consent = {
    visit_result: "interview",
    respondent_adult: "yes",
    consent_given: "yes",
    privacy: "yes",
    pop_group: "idp",
  };
  for (const [path, answer] of Object.entries(consent)) interview.set(path, answer);
  return interview;
};

const withMembers = (count: number): Interview => {
  const interview = open();
  for (let i = 0; i < count; i += 1) interview.addMember("member");
  return interview;
};

const answers = {
  member_alias: "Amna",
  member_relation: "child",
  member_sex: "female",
  member_age: 33,
  member_marital: "married",
};
const levels = { wg_seeing: "no", wg_hearing: "no", wg_walking: "some", wg_remembering: "no", wg_selfcare: "no" };

function answerTen(interview: Interview): void {
  for (const { key } of interview.members("member")) {
    for (const [name, answer] of Object.entries({ ...answers, ...levels }))
      interview.set(`member/${key}/${name}`, answer);
  }
}

/** The fastest of several runs, in milliseconds: what the work costs, without what the machine does beside it. */
function fastest(runs: number, prepare: () => Interview, work: (interview: Interview) => void): number {
  const times = Array.from({ length: runs }, () => {
    const interview = prepare();
    const started = performance.now();
    work(interview);
    return performance.now() - started;
  });
  return Math.min(...times);
}

const filled = (count: number) => {
  const interview = withMembers(count);
  answerTen(interview);
  return interview;
};

const started = performance.now();
open();
console.log(`open, the first time   ${(performance.now() - started).toFixed(1)} ms (aim < 50)`);
console.log(
  "members | make | answer 10 questions of each | one age, with its aggregates | sections, problems, draft (ms)",
);
for (const count of [10, 50, 100, 200, 400]) {
  const make = fastest(5, open, (interview) => {
    for (let i = 0; i < count; i += 1) interview.addMember("member");
  });
  const answer = fastest(5, () => withMembers(count), answerTen);
  let age = 0;
  const full = filled(count);
  const oneAge = fastest(
    50,
    () => full,
    (interview) => {
      age = (age + 7) % 90;
      interview.set("member/m5/member_age", age);
    },
  );
  const show = fastest(
    5,
    () => filled(count),
    (interview) => {
      interview.sections();
      interview.problems();
      interview.draft();
    },
  );
  console.log([count, make, answer, oneAge, show].map((figure) => figure.toFixed(2).padStart(9)).join(" | "));
}
console.log("aims at 100: make < 50, answer 1,000 < 200, one age < 0.5");
