import { formFromWire, openInterview } from "@returns/schemas";
import { expect, test } from "vitest";
import { ourStandings } from "./our-standings.ts";
import { openWebForms } from "./web-forms.ts";
import { writeXForm } from "./write-xform.ts";

const calls = [
  "abs(-${a})",
  "sqrt(${a})",
  "pow(2, ${a})",
  "exp(1)",
  "exp10(2)",
  "log(${a})",
  "log10(1000)",
  "round(sin(1) + cos(1) + tan(1), 6)",
  "round(asin(0.5) + acos(0.5) + atan(0.5) + atan2(1, 2), 6)",
  "round(pi(), 5)",
  "int(7.9)",
  "-7 mod 3",
  "substr(${t}, 1, 3)",
  "substr(${t}, -2)",
  "translate(${t}, 'abc', 'xy')",
  "concat(${t}, '-', ${a})",
  "join('/', ${n})",
  "normalize-space('  a  b ')",
  "string-length(${t})",
  "boolean-from-string('true')",
  "boolean-from-string('1')",
  "ends-with(${t}, 'd')",
  "substring-before(${t}, ' ')",
  "substring-after(${t}, ' ')",
  "selected-at('a b c', 1)",
  "count-selected(' a  b ')",
  "checklist(1, 2, 1 = 1, 1 = 2, 2 = 2)",
  "weighted-checklist(2, 3, 1 = 1, 2.5, 1 = 2, 9)",
  "count-non-empty(${n})",
  "format-date(${d}, '%Y/%m/%d %n %e %y %b %a')",
  "date('2024-03-01') - ${d}",
  "decimal-date-time('1970-01-03T12:00:00.000Z')",
  "round(decimal-time('06:00:00.000+00:00'), 4)",
  "date(19000)",
  "format-date-time('2024-02-29T13:05:09.120+00:00', '%H:%M:%S.%3')",
  "digest('abc', 'SHA-256', 'hex')",
  "digest('abc', 'SHA-256')",
  "base64-decode('2YbYudmF')",
  "round(distance('0 0 0 0; 0 1 0 0'), 0)",
  "round(area('0 0 0 0; 0 1 0 0; 1 1 0 0; 1 0 0 0') div 1000000, 0)",
  "join(' ', randomize(${n}, 42))",
  "join(' ', randomize(${n}, 7))",
  "once('x')",
  "indexed-repeat(${n}, ${r}, 2)",
  "true()",
  "if(false(), 1, 2)",
];

const label = { en: "?" };
const question = {
  node: "question",
  label,
  role: "design",
  sensitivity: "low",
  required: false,
  checks: [],
  missing: [],
};
const given = [
  { ...question, name: "a", kind: "integer", settings: {}, rosters: [] },
  { ...question, name: "t", kind: "text", settings: { maxLength: 200 }, rosters: [] },
  { ...question, name: "d", kind: "date", settings: { max: "2030-01-01" }, rosters: [] },
  {
    node: "roster",
    name: "r",
    label,
    max: 9,
    children: [{ ...question, name: "n", kind: "integer", settings: {}, rosters: ["r"] }],
  },
];
const computed = calls.map((calculation, i) => ({
  ...question,
  name: `c${i}`,
  kind: "calculate",
  settings: { calculation, measure: "text" },
  rosters: [],
}));

test("every function that both have says the same here and in ODK Web Forms", async () => {
  const sections = [{ node: "group", name: "s", label, children: [...given, ...computed] }];
  const title = { en: "Functions" };
  const read = formFromWire({
    form: { id: "functions", version: "1", title, languages: ["en"], sections, lists: [], checks: [] },
  });
  if (read.status !== "form") throw new Error(JSON.stringify(read.problems));
  const peer = await openWebForms(writeXForm(read.form));
  const interview = openInterview(read.form, { today: "2026-11-24", now: () => "2026-11-24T10:00:00.000Z" });
  const answers = { a: "4", t: "bc d", d: "2024-02-05" };
  interview.addMembers("r", 4);
  for (const position of [1, 2, 3, 4]) {
    peer.addMember("r");
    interview.set(`r/m${position}/n`, position * position);
    peer.set(`r[${position}]/n`, String(position * position));
  }
  for (const [place, value] of Object.entries(answers)) {
    interview.type(place, value);
    peer.set(place, value);
  }
  const [ours, theirs] = [ourStandings(interview), peer.standings()];
  const said = (standings: typeof ours) =>
    Object.fromEntries(calls.map((call, i) => [call, standings.get(`c${i}`)?.value]));
  expect(said(ours)).toEqual(said(theirs));
});
