import {
  type Answers,
  type AnswerValue,
  answerInterview,
  type Interview,
  openInterview,
  seededRandom,
} from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { beforeEach, describe, expect, test } from "vitest";
import { contractLists } from "./lists.ts";

const today = "2025-11-24";

/** A couple with a son of 9 and the man's mother, displaced since August 2023, who mean to stay. */
const family: readonly Answers[] = [
  { member_relation: "head", member_sex: "male", member_age: 40 },
  { member_relation: "spouse", member_sex: "female", member_age: 33 },
  { member_relation: "child", member_sex: "male", member_age: 9 },
  { member_relation: "parent", member_sex: "female", member_age: 66 },
];

const plain: Readonly<Record<string, AnswerValue>> = {
  visit_result: "interview",
  respondent_adult: "yes",
  consent_given: "yes",
  pop_group: "idp",
  privacy: "yes",
  hh_size: family.length,
  member_activity: "home",
  member_school_now: "no",
  respondent_line: "1",
  origin_state: "SD01",
  origin_locality: "SD01001",
  left_date: "2023-08-01",
  arrival_date: "2023-08-20",
  income_sources: ["casual"],
  income_30d: 90_000,
  fcs_staples: 7,
  fcs_pulses: 3,
  fcs_dairy: 2,
  fcs_meat: 1,
  fcs_vegetables: 4,
  fcs_fruit: 0,
  fcs_oil: 5,
  fcs_sugar: 5,
  fcs_condiments: 6,
  rcsi_cheaper: 3,
  rcsi_borrow: 1,
  rcsi_portion: 2,
  rcsi_adults: 0,
  rcsi_meals: 2,
  preference: "return",
  intention_3m: "stay",
  intention_12m: "stay",
  obstacle: ["insecurity"],
  condition: ["security"],
  origin_safe: "unsafe",
  info_source: ["phone"],
  info_enough: "no",
};

let interview: Interview;
beforeEach(() => {
  interview = interviewOf(family, {});
});

const codes = () => interview.problems().map(({ code }) => code);
const problem = (code: string) => interview.problems().find((found) => found.code === code);
const memberPath = (line: number, name: string) => `member/${interview.members("member")[line - 1]?.key}/${name}`;

test("the family of this file is interviewed without a problem", () => {
  expect(codes()).toEqual([]);
  expect(interview.finalise().status).toBe("finalised");
});

describe("who lives in the household", () => {
  test("[B61] E01 a household without a head is told so at its first member", () => {
    interview.set(memberPath(1, "member_relation"), "sibling");
    expect(problem("E01")).toMatchObject({ severity: "error", path: memberPath(1, "member_relation") });
  });

  test("[B61] E01 two heads are told so at both of them, and nowhere else", () => {
    interview.set(memberPath(3, "member_relation"), "head");
    const paths = interview.problems().flatMap(({ code, path }) => (code === "E01" ? [path] : []));
    expect(paths).toEqual([memberPath(1, "member_relation"), memberPath(3, "member_relation")]);
  });

  test("[B59] E02 a household size that differs from the members asks which is right", () => {
    interview.set("hh_size", 5);
    expect(problem("roster-count")).toMatchObject({ severity: "error", path: "member" });
  });

  test("E07 a head of 14 years asks whether the age is right, one of 15 does not", () => {
    interview.set(memberPath(1, "member_age"), 14);
    expect(problem("E07")).toMatchObject({ severity: "warning", path: memberPath(1, "member_age") });
    interview.set(memberPath(1, "member_age"), 15);
    expect(codes()).not.toContain("E07");
  });

  test("E08 a spouse of the same sex as the head asks whether relation and sex are right", () => {
    interview.set(memberPath(2, "member_sex"), "male");
    expect(problem("E08")).toMatchObject({ severity: "warning", path: memberPath(2, "member_relation") });
  });

  test("E08 a fifth spouse asks whether the relation is right, a fourth does not", () => {
    const wives = (count: number) =>
      Array.from({ length: count }, () => ({ member_relation: "spouse", member_sex: "female", member_age: 30 }));
    const [head = {}] = family;
    interview = interviewOf([head, ...wives(4)], {});
    expect(codes()).toEqual([]);
    interview = interviewOf([head, ...wives(5)], {});
    expect(codes()).toContain("E08");
  });

  test("[B63] E09 a son who is 11 years younger than the head, or older, asks whether both ages are right", () => {
    for (const age of [29, 45]) {
      interview.set(memberPath(3, "member_age"), age);
      expect(problem("E09")).toMatchObject({ severity: "warning", path: memberPath(3, "member_age") });
    }
    interview.set(memberPath(3, "member_age"), 28);
    expect(codes()).not.toContain("E09");
  });

  test("E10 a mother who is 11 years older than the head asks whether both ages are right", () => {
    interview.set(memberPath(4, "member_age"), 51);
    expect(problem("E10")).toMatchObject({ severity: "warning", path: memberPath(4, "member_age") });
    interview.set(memberPath(4, "member_age"), 52);
    expect(codes()).not.toContain("E10");
  });

  test("an age that nobody knows breaks no rule about ages", () => {
    for (const line of [1, 3, 4]) interview.set(memberPath(line, "member_age"), "dk");
    for (const rule of ["E07", "E09", "E10"]) expect(codes()).not.toContain(rule);
  });

  test("[B62] a wife of 8 years asks whether age and relation are right", () => {
    interview.set(memberPath(2, "member_age"), 8);
    expect(problem("member_age/2")).toMatchObject({ severity: "warning" });
  });

  test("[B43] an age of 105 asks whether it is right, an age of 200 is not accepted", () => {
    interview.set(memberPath(4, "member_age"), 105);
    expect(problem("member_age/1")).toMatchObject({ severity: "warning" });
    interview.set(memberPath(4, "member_age"), 200);
    expect(problem("range")).toMatchObject({ severity: "error" });
  });

  test("E11 a household of 16 asks whether they eat from one pot, one of 15 does not", () => {
    interview.set("hh_size", 16);
    expect(problem("E11")).toMatchObject({ severity: "warning", path: "hh_size" });
    interview.set("hh_size", 15);
    expect(codes()).not.toContain("E11");
  });

  test("E18 a boy of 9 who studies and does not go to school asks which is right", () => {
    interview = interviewOf([...family, { member_relation: "child", member_sex: "male", member_age: 12 }], {});
    interview.set(memberPath(5, "member_activity"), "student");
    expect(problem("E18")).toMatchObject({ severity: "warning", path: memberPath(5, "member_activity") });
    interview.set(memberPath(5, "member_school_now"), "yes");
    expect(codes()).not.toContain("E18");
  });
});

describe("how the household was displaced and lives", () => {
  test("E03 an arrival before the departure is not accepted, and one whose date nobody knows is", () => {
    interview.set("arrival_date", "2023-07-31");
    expect(problem("E03")).toMatchObject({ severity: "error", path: "arrival_date" });
    interview.set("left_date", "dk");
    expect(codes()).not.toContain("E03");
  });

  test("[B58] a return before the displacement is not accepted", () => {
    interview = interviewOf(family, { pop_group: "returned_idp", return_date: "2024-06-30" });
    expect(codes()).toEqual([]);
    interview.set("return_date", "2023-06-30");
    expect(problem("return_date/1")).toMatchObject({ severity: "error" });
  });

  test("E04 a main reason that is not among the reasons is not accepted", () => {
    interview.set("cause", ["flood", "drought"]);
    interview.set("cause_main", "fire");
    expect(problem("cause_main/1")).toMatchObject({ severity: "error" });
    interview.set("cause_main", "flood");
    expect(codes()).not.toContain("cause_main/1");
  });

  test("[B69] E05 'none' together with another answer is not accepted", () => {
    interview.set("obstacle", ["insecurity", "none"]);
    expect(problem("exclusive")).toMatchObject({ severity: "error", path: "obstacle" });
  });

  test("[B70] 'other' asks for its words", () => {
    interview.set("cause", ["other"]);
    expect(problem("required")).toMatchObject({ path: "cause_other" });
  });

  test("E12 no income although somebody works asks whether it is right", () => {
    interview.set(memberPath(1, "member_activity"), "employee");
    interview.set("income_30d", 0);
    expect(problem("E12")).toMatchObject({ severity: "warning", path: "income_30d" });
    interview.set("income_30d", "ref");
    expect(codes()).not.toContain("E12");
  });

  test("E13 a household that ate nearly nothing, or everything every day, asks to go through the days again", () => {
    const foods = ["staples", "pulses", "dairy", "meat", "vegetables", "fruit", "oil", "sugar", "condiments"];
    for (const food of foods) interview.set(`fcs_${food}`, 7);
    expect(problem("E13")).toMatchObject({ severity: "warning", path: "fcs_condiments" });
    for (const food of foods) interview.set(`fcs_${food}`, 1);
    expect(codes()).not.toContain("E13");
    for (const food of foods.slice(1)) interview.set(`fcs_${food}`, 0);
    expect(codes()).toContain("E13");
    interview.set("fcs_meat", "ref");
    expect(codes()).not.toContain("E13");
  });

  test("E14 a poor diet without any coping asks to go through both again", () => {
    for (const food of ["pulses", "dairy", "meat", "vegetables", "oil", "sugar"]) interview.set(`fcs_${food}`, 0);
    for (const way of ["cheaper", "borrow", "portion", "adults", "meals"]) interview.set(`rcsi_${way}`, 0);
    expect(problem("E14")).toMatchObject({ severity: "warning", path: "rcsi_meals" });
    interview.set("rcsi_cheaper", 1);
    expect(codes()).not.toContain("E14");
  });
});

describe("what the household intends", () => {
  test("E06 as many movers as members are not 'some of them'", () => {
    for (const [name, value] of [
      ["intention_12m", "return"],
      ["who_moves", "some_first"],
      ["members_leaving", 4],
    ] as const) {
      interview.set(name, value);
    }
    expect(problem("E06")).toMatchObject({ severity: "error", path: "members_leaving" });
    interview.set("members_leaving", 3);
    expect(codes()).not.toContain("E06");
  });

  test("E15 a return within a month to a very unsafe place asks whether both answers are right", () => {
    interview.set("intention_3m", "return");
    interview.set("timeframe", "1m");
    interview.set("origin_safe", "very_unsafe");
    expect(problem("E15")).toMatchObject({ severity: "warning", path: "origin_safe" });
    interview.set("origin_safe", "unsafe");
    expect(codes()).not.toContain("E15");
  });

  test("E16 a plan to return that no condition would bring about asks which is right", () => {
    interview.set("intention_12m", "return");
    interview.set("condition", ["never"]);
    expect(problem("E16")).toMatchObject({ severity: "warning", path: "condition" });
  });

  test("E17 enough information without any source asks whether both answers are right", () => {
    interview.set("info_source", ["none"]);
    interview.set("info_enough", "yes");
    expect(problem("E17")).toMatchObject({ severity: "warning", path: "info_enough" });
  });
});

test("a confirmed warning does not keep the interview from being finished, and a hard rule does", () => {
  interview.set(memberPath(2, "member_sex"), "male");
  interview.clear(memberPath(2, "member_plw"));
  const warning = problem("E08");
  if (warning !== undefined) interview.confirm(warning);
  expect(interview.finalise()).toMatchObject({
    status: "finalised",
    confirmed: [`${memberPath(2, "member_relation")}|E08`],
  });
  interview.set("arrival_date", "2020-01-01");
  expect(interview.finalise()).toMatchObject({ status: "problems" });
});

test("an income without paid work, a safe return or a source of information are no reason to ask", () => {
  for (const rule of ["E12", "E15", "E16", "E17"]) expect(codes()).not.toContain(rule);
});

function interviewOf(members: readonly Answers[], other: Readonly<Record<string, AnswerValue>>): Interview {
  const answers: Readonly<Record<string, AnswerValue>> = { ...plain, hh_size: members.length, ...other };
  const random = seededRandom(3);
  const now = () => `${today}T09:00:00+02:00`;
  const opened = openInterview(forms.household, {
    today,
    now,
    random,
    lists: contractLists(),
    known: { device_id: "d" },
  });
  answerInterview(opened, {
    random,
    today,
    opinion: ({ question, path }) => {
      const line = opened.members("member").findIndex(({ key }) => path.startsWith(`member/${key}/`));
      const value = members[line]?.[question.name] ?? answers[question.name];
      return isAnswer(value) ? value : undefined;
    },
  });
  return opened;
}

const isAnswer = (value: Answers[string]): value is AnswerValue =>
  value !== undefined && !(Array.isArray(value) && value.some((part) => typeof part === "object"));
