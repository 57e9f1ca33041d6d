import { defineForm, group, integer, roster, text } from "@returns/schemas";
import { toOdk } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";

const d = { label: "?", role: "demographic" } as const;
const form = defineForm(
  { id: "f", version: "1", title: "F", languages: ["en"], translations: {}, checks: [] },
  {
    s: group(
      { label: "S" },
      {
        limit: integer(d),
        member: roster(
          { label: "Member", max: 9 },
          {
            who: text({ ...d, role: "identifier", purpose: "To ask" }),
            about: group({ label: "About" }, { age: integer(d), line: integer(d) }),
          },
        ),
        visit: roster({ label: "Visit", max: 9 }, { of: integer(d) }),
      },
    ),
  },
);

test.each([
  ["what needs no other words stays as it is written", "limit", "sum(${age})  >2", "sum(${age})  >2"],
  [
    "answers of the tested member are paths from it",
    "limit",
    "count-if(${member}, ${age} < 18)",
    "count(${member}[./about/age < 18])",
  ],
  [
    "names that a function takes as names stay names, and the place behind them is read from the tested member",
    "limit",
    "count(${member}[indexed-repeat(${age}, ${member}, ${line}) < 18])",
    "count(${member}[indexed-repeat(${age}, ${member}, ./about/line) < 18])",
  ],
  [
    "also in a condition in brackets",
    "limit",
    "count(${member}[${age} < ${limit}])",
    "count(${member}[./about/age < ${limit}])",
  ],
  [
    "a condition on answers stays: there `.` is the tested one for all tools",
    "limit",
    "count(${age}[. < ${limit} and ../line > 1])",
    "count(${age}[. < ${limit} and ../line > 1])",
  ],
  [
    "a condition that is a path already stays",
    "limit",
    "count( ${member}[./about/age<18])",
    "count( ${member}[./about/age<18])",
  ],
  [
    "the judged answer is that of the place where the rule stands",
    "who",
    "count-if(${member}, ${who} = .) = 1",
    "count(${member}[./who = current()/.]) = 1",
  ],
  [
    "so is an answer of the member in which the expression stands",
    "line",
    "count-if(${visit}, ${of} = ${age})",
    "count(${visit}[./of = current()/../../about/age])",
  ],
])("%s", (_promise, at, ours, theirs) => {
  expect(toOdk(ours, form, at)).toEqual({ source: theirs, unknown: [] });
});
