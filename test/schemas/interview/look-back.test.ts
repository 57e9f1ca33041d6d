import { defineForm, formChecks, group, integer, openInterview, roster, text } from "@returns/schemas";
import { expect, test } from "vitest";

const d = { label: "?", role: "demographic" } as const;
const form = defineForm(
  {
    id: "look_back",
    version: "1",
    title: "Look back",
    languages: ["en"],
    translations: {},
    checks: formChecks([
      {
        id: "E1",
        severity: "hard",
        at: "spouse_of",
        test: "count-if(${member}, ${line_no} = .) = 1",
        message: "Nobody has this number",
      },
    ]),
  },
  {
    home: group(
      { label: "Home" },
      {
        member: roster(
          { label: "Member", max: 9 },
          {
            line_no: integer({
              ...d,
              check: { test: "count(${member}[${line_no} = current()/.]) = 1", message: "Somebody else has it" },
            }),
            alias: text({ ...d, role: "identifier", purpose: "To ask" }),
            spouse_of: integer(d),
          },
        ),
      },
    ),
  },
);

const options = { today: "2026-11-24", now: () => "2026-11-24T10:00:00.000+02:00" };
const problems = (interview: ReturnType<typeof openInterview>, path: string) =>
  interview.question(path).problems.map(({ code }) => code);

test("two members with the same number are both told so, until one of them changes or goes", () => {
  const interview = openInterview(form, options);
  interview.addMembers("member", 3);
  interview.set("member/m1/line_no", 1);
  interview.set("member/m2/line_no", 2);
  const changed = interview.set("member/m3/line_no", 2);
  expect(changed).toContain("member/m2/line_no");
  expect(["m1", "m2", "m3"].map((key) => problems(interview, `member/${key}/line_no`))).toEqual([
    [],
    ["line_no/1"],
    ["line_no/1"],
  ]);
  interview.removeMember("member", "m3");
  expect(problems(interview, "member/m2/line_no")).toEqual([]);
});

test("a rule across members judges the answer at which it stands", () => {
  const interview = openInterview(form, options);
  interview.addMembers("member", 2);
  interview.set("member/m1/line_no", 1);
  interview.set("member/m2/spouse_of", 1);
  expect(problems(interview, "member/m2/spouse_of")).toEqual([]);
  interview.set("member/m1/line_no", 4);
  expect(problems(interview, "member/m2/spouse_of")).toEqual(["E1"]);
});
