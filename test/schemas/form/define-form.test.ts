import {
  calculate,
  choiceRows,
  choices,
  defineForm,
  exclusive,
  formChecks,
  group,
  integer,
  roster,
  selectMany,
  selectOne,
  type Translation,
  text,
} from "@returns/schemas";
import { expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";

const yes_no = choices("yes_no", { yes: "Yes", no: "No" });
const needs = choices("needs", { water: "Water", none: exclusive("None") });
const state = choiceRows("state", [{ code: "SD01", label: { en: "Khartoum", fr: "Khartoum" }, region: "centre" }]);

const sections = {
  household: group(
    { label: "Household" },
    {
      hh_size: integer({
        label: "How many people?",
        hint: "Babies too",
        role: "demographic",
        required: true,
        min: 1,
        missing: ["dk"],
        check: { test: ". <= 40", message: "Too many" },
      }),
      member: roster(
        { label: "Member", count: "${hh_size}", max: 40, nameQuestion: "member_alias" },
        { member_alias: text({ label: "Name", role: "identifier", purpose: "the interview only", maxLength: 40 }) },
      ),
    },
  ),
  plan: group(
    { label: "Plan" },
    {
      returns: selectOne(yes_no, { label: "Return?", role: "intention" }),
      needed: selectMany(needs, { label: "Needs?", role: "intention", max: 3 }),
      origin: selectOne(state, { label: "From?", role: "demographic" }),
      n: calculate({ label: "Count", calculation: "1", measure: "number", role: "demographic" }),
      wish: calculate({ label: "Plan", calculation: "${returns}", measure: yes_no, role: "intention" }),
    },
  ),
};
const checks = formChecks([
  { id: "E01", severity: "hard", test: "${hh_size} = 1", at: "hh_size", message: "One person only" },
]);
const fr: Translation<typeof sections, typeof checks> = {
  title: "Essai",
  lists: { yes_no: { yes: "Oui", no: "Non" }, needs: { water: "Eau", none: "Rien" } },
  sections: {
    household: {
      label: "Ménage",
      of: {
        hh_size: { label: "Combien ?", hint: "Bébés aussi", check: "Trop" },
        member: { label: "Membre", of: { member_alias: "Nom" } },
      },
    },
    plan: {
      label: "Projet",
      of: { returns: "Retour ?", needed: "Besoins ?", origin: "D'où ?", n: "Nombre", wish: "Projet" },
    },
  },
  checks: { E01: "Une seule personne" },
};
const head = { id: "trial", version: "1", title: "Trial", languages: ["en", "fr"] } as const;
const form = defineForm({ ...head, translations: { fr }, checks }, sections);

test("every text of a form is there in every language", () => {
  expect(form.questions.get("hh_size")).toMatchObject({
    label: { en: "How many people?", fr: "Combien ?" },
    hint: { en: "Babies too", fr: "Bébés aussi" },
    checks: [{ id: "hh_size/1", severity: "hard", message: { en: "Too many", fr: "Trop" } }],
  });
  expect(form.rosters.get("member")?.label).toEqual({ en: "Member", fr: "Membre" });
  expect(form.sections.map((section) => section.label.fr)).toEqual(["Ménage", "Projet"]);
  expect(form.checks[0]?.message.fr).toBe("Une seule personne");
  expect(form.lists.get("needs")).toMatchObject({ choices: [{ label: { fr: "Eau" } }, { exclusive: true }] });
  expect(form.questions.get("member_alias")?.rosters).toEqual(["member"]);
});

test("a text that nobody translated does not compile", () => {
  // @ts-expect-error the label of hh_size is missing
  expectTypeOf({ hint: "", check: "" }).toMatchTypeOf<(typeof fr)["sections"]["household"]["of"]["hh_size"]>();
  // @ts-expect-error the choice "none" is missing
  expectTypeOf({ water: "Eau" }).toMatchTypeOf<(typeof fr)["lists"]["needs"]>();
  // @ts-expect-error the message of E01 is missing
  expectTypeOf({}).toMatchTypeOf<(typeof fr)["checks"]>();
});

test("the type of an interview follows from the form", () => {
  type Interview = z.infer<typeof form.answers>;
  expectTypeOf<Interview["hh_size"]>().toEqualTypeOf<number | "dk" | undefined>();
  expectTypeOf<Interview["returns"]>().toEqualTypeOf<"yes" | "no" | undefined>();
  expectTypeOf<Interview["wish"]>().toEqualTypeOf<"yes" | "no" | undefined>();
  expectTypeOf<Interview["needed"]>().toEqualTypeOf<("water" | "none")[] | undefined>();
  expectTypeOf<NonNullable<Interview["member"]>[number]["member_alias"]>().toEqualTypeOf<string | undefined>();
});
