import {
  answerInterview,
  choices,
  defineForm,
  type Form,
  formChecks,
  group,
  integer,
  openInterview,
  roster,
  seededRandom,
  selectOne,
} from "@returns/schemas";
import { expect, test } from "vitest";

const today = "2025-11-24";
const open = (form: Form) => openInterview(form, { today, now: () => `${today}T09:00:00+02:00` });
const respondent = () => ({ random: seededRandom(1), today });

const place = choices("place", { camp: "Camp", town: "Town" });

const formWith = (count: string, test: string) =>
  defineForm(
    {
      id: "trial",
      version: "1",
      title: "Trial",
      languages: ["en"],
      translations: {},
      checks: formChecks([{ id: "sum", severity: "hard", at: "people", test, message: "The parts must add up" }]),
    },
    {
      home: group(
        { label: "Home" },
        {
          people: integer({ label: "People", min: 1, max: 6, required: true, role: "demographic" }),
          part: roster(
            { label: "Part", max: 6, ...(count === "" ? {} : { count }) },
            {
              part_people: integer({ label: "People", min: 0, max: 6, required: true, role: "demographic" }),
              part_place: selectOne(place, { label: "Where", required: true, role: "demographic" }),
            },
          ),
        },
      ),
    },
  );

test("a respondent lists as many members as the form counts on", () => {
  const interview = open(formWith("${people}", "true()"));
  const finalised = answerInterview(interview, respondent());
  expect(finalised.status).toBe("finalised");
  expect(interview.members("part")).toHaveLength(Number(interview.question("people").value));
});

test("a respondent who cannot make the parts add up leaves them away where they may be left away", () => {
  const interview = open(formWith("", "count(${part}) = 0"));
  expect(answerInterview(interview, respondent()).status).toBe("finalised");
  expect(interview.members("part")).toEqual([]);
});

test("a form that nobody can answer ends in problems, not in an endless interview", () => {
  const finalised = answerInterview(open(formWith("", "false()")), respondent());
  expect(finalised).toMatchObject({ status: "problems", problems: [{ path: "people" }] });
});

test("an opinion is answered as it is", () => {
  const interview = open(formWith("", "true()"));
  answerInterview(interview, {
    ...respondent(),
    opinion: ({ question }) => (question.name === "people" ? 5 : undefined),
  });
  expect(interview.question("people").value).toBe(5);
});
