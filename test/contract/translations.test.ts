import type { NodeTexts, Translation } from "@returns/schemas";
import { choices, exclusive, group, integer, roster, selectOne } from "@returns/schemas";
import { expect, test } from "vitest";

const yes_no = choices("yes_no", { yes: "Yes", no: "No", ref: exclusive("Prefers not to answer") });
const hidden = choices("hidden", { here: "Here" });

const sections = {
  people: group(
    { label: "People" },
    {
      hh_size: integer({
        label: "How many?",
        hint: "Count all",
        check: { test: ". > 0", message: "At least one" },
        role: "demographic",
      }),
      member: roster(
        { label: "Member", max: 40 },
        { well: selectOne(yes_no, { label: "Well?", role: "demographic" }) },
      ),
    },
  ),
};

const checks = [{ id: "E01", severity: "soft", test: "true()", at: "hh_size", message: "Sure?" }] as const;

type Arabic = Translation<typeof sections, typeof checks>;
type People = NodeTexts<(typeof sections)["people"]>;

const member: People["of"]["member"] = { label: "فرد", of: { well: "بخير؟" } };
const hh_size: People["of"]["hh_size"] = { label: "كم؟", hint: "احسب الجميع", check: "واحد على الأقل" };
const lists: Arabic["lists"] = { yes_no: { yes: "نعم", no: "لا", ref: "يفضّل عدم الإجابة" } };

test("a text that is missing in one language does not compile", () => {
  const complete: Arabic = {
    title: "تجربة",
    sections: { people: { label: "الناس", of: { hh_size, member } } },
    checks: { E01: "متأكد؟" },
    lists,
  };
  expect(Object.keys(complete)).toHaveLength(4);

  // @ts-expect-error the title
  const title: Arabic = { sections: complete.sections, checks: complete.checks, lists };
  // @ts-expect-error a section's label
  const label: People = { of: complete.sections.people.of };
  // @ts-expect-error a question inside a roster
  const question: People["of"]["member"] = { label: "فرد", of: {} };
  // @ts-expect-error the hint of a question
  const hint: People["of"]["hh_size"] = { label: "كم؟", check: "واحد على الأقل" };
  // @ts-expect-error the message of a rule at a question
  const message: People["of"]["hh_size"] = { label: "كم؟", hint: "احسب الجميع" };
  // @ts-expect-error the message of a rule across questions
  const check: Arabic["checks"] = {};
  // @ts-expect-error one choice of a list
  const choice: Arabic["lists"] = { yes_no: { yes: "نعم", no: "لا" } };
  expect([title, label, question, hint, message, check, choice]).toHaveLength(7);
});

test("a list that the form does not use needs no translation", () => {
  const unused: "hidden" extends keyof Arabic["lists"] ? "needed" : "not needed" = "not needed";
  expect([hidden.name, unused]).toEqual(["hidden", "not needed"]);
});
