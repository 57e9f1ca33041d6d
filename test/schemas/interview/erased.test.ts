import {
  calculate,
  checkForm,
  codebook,
  defineForm,
  formFromWire,
  formToWire,
  group,
  integer,
  openInterview,
  roster,
  text,
} from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";
import type { z } from "zod";
import { options } from "./trial-form.ts";

const answer = { role: "demographic" } as const;
const alias = text({ label: "Name?", erased: true, required: true, role: "identifier", purpose: "To keep track" });

const formWith = (questions: Readonly<Record<string, z.ZodType>>) =>
  defineForm(
    { id: "f", version: "1", title: "F", languages: ["en"], translations: {}, checks: [] },
    {
      people: group(
        { label: "People" },
        {
          member: roster(
            { label: "Member", max: 9, nameQuestion: "alias" },
            { alias, age: integer({ label: "How old is ${alias}?", required: true, ...answer }), ...questions },
          ),
        },
      ),
    },
  );
const form = formWith({});

function oneMember() {
  const interview = openInterview(form, options);
  const key = interview.addMember("member");
  interview.set(`member/${key}/alias`, "Amina");
  interview.set(`member/${key}/age`, 30);
  return { interview, key };
}

test("a name in the roster helps while the interview is open, and is gone when it is finished", () => {
  const { interview, key } = oneMember();
  expect(interview.members("member")[0]?.name).toBe("Amina");
  expect(interview.question(`member/${key}/age`).label.en).toBe("How old is Amina?");
  expect(interview.draft().answers).toHaveProperty(`member/${key}/alias`, "Amina");
  const finalised = interview.finalise();
  expect(finalised).toEqual({
    status: "finalised",
    answers: { member: [{ age: 30 }] },
    dropped: [],
    erased: [`member/${key}/alias`],
    confirmed: [],
  });
  expect(JSON.stringify(finalised)).not.toContain("Amina");
});

test("a name that is to be erased must be given while the interview is open", () => {
  const { interview, key } = oneMember();
  interview.clear(`member/${key}/alias`);
  expect(interview.finalise()).toMatchObject({ status: "problems", problems: [{ code: "required" }] });
});

test("the office takes an interview without the name, and none with it", () => {
  expect(form.answers.safeParse({ member: [{ age: 30 }] }).success).toBe(true);
  expect(form.answers.safeParse({ member: [{ age: 30, alias: "Amina" }] }).success).toBe(false);
});

test("that a name is erased is said on the wire and in the codebook", () => {
  const read = formFromWire(JSON.parse(JSON.stringify(formToWire(form))));
  if (read.status !== "form") throw new Error(JSON.stringify(read.problems));
  expect(read.form.hash).toBe(form.hash);
  expect(read.form.answers.safeParse({ member: [{ age: 30, alias: "Amina" }] }).success).toBe(false);
  expect(codebook(read.form).map(({ variable, erased }) => [variable, erased])).toEqual([
    ["alias", true],
    ["age", false],
  ]);
});

test("nothing that stays may be made from a name that is erased", () => {
  const copied = calculate({ label: "Copy", calculation: "concat(${alias}, '!')", measure: "text", ...answer });
  const asked = integer({ label: "Shoes?", relevant: "${alias} = 'Amina'", ...answer });
  const codes = checkForm(formWith({ copied, asked })).filter((problem) => problem.code === "erased");
  expect(codes.map(({ at }) => at)).toEqual(["copied", "asked"]);
});

test("the names of a household's members do not leave the phone", () => {
  const household = codebook(forms.household).filter((variable) => variable.erased);
  expect(household.map(({ variable }) => variable)).toEqual(["member_alias"]);
});
