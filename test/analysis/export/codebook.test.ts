import { codebookCsv, codebookHtml, readCsv } from "@returns/analysis";
import { codebook, directionOf, type Form } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { sheetFromCsv } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";

const everyForm = Object.entries<Form>(forms);
const rows = (csv: string) => {
  const { header, rows: lines } = readCsv(csv, "codebook.csv");
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i] ?? ""])));
};

test.each(everyForm)("the codebook of %s has every variable with its labels, as CSV", (_name, form) => {
  const found = rows(codebookCsv(form).variables);
  const entries = codebook(form);
  expect(found.map(({ variable }) => variable)).toEqual(entries.map(({ variable }) => variable));
  for (const [i, { label }] of entries.entries()) {
    for (const language of form.languages) expect(found[i]?.[`label_${language}`]).toBe(label[language] ?? "");
  }
});

test("CSV says codes, reasons for missing, roles, and when something is asked, in every language", () => {
  const { variables, codes } = codebookCsv(forms.household);
  const by = new Map(rows(variables).map((row) => [row.variable, row]));
  expect(by.get("member_sex")).toMatchObject({
    roster: "member",
    kind: "selectOne",
    type: "category",
    role: "demographic",
  });
  expect(by.get("consent_given")?.codes).toBe("yes no");
  expect(by.get("left_date")?.missing).toBe("dk");
  expect(by.get("refusal_reason")).toMatchObject({
    relevant: "(${visit_result} = 'interview') and (${consent_given} = 'no')",
    asked_when_en: "“Result of this visit” is “Interview can take place” and “Do you agree to take part?” is “No”",
    asked_when_ar: expect.stringMatching(
      /^الإجابة على «نتيجة الزيارة» .* والإجابة على «هل توافق على المشاركة؟» هي «لا»$/,
    ),
    asked_when_fr: expect.stringMatching(
      /^« Résultat de la visite » .* et « Acceptez-vous de participer \? » est « Non »$/,
    ),
  });
  const localities = rows(codes).filter(({ list }) => list === "sd_state");
  expect(localities[0]).toEqual({
    ...{ list: "sd_state", code: "SD01" },
    ...{ label_en: "Khartoum", label_ar: "الخرطوم", label_fr: "Khartoum" },
  });
});

test("[E152] a label that a spreadsheet would run as a formula is a text in the codebook", () => {
  const [list] = [...forms.listing.lists.values()].filter((each) => each.source === "form");
  if (list?.source !== "form") throw new Error("the listing form has lists");
  const evil = { ...list, choices: [{ code: "a", label: { en: "=1+1" } }] };
  const form: Form = { ...forms.listing, lists: new Map([[list.name, evil]]) };
  const read = sheetFromCsv("codes", codebookCsv(form).codes);
  expect(read.status === "sheet" && read.sheet.rows[1]?.cells[2]).toBe("'=1+1");
});

test("the page of a codebook holds every variable once, needs nothing from outside, and runs nothing", () => {
  for (const [, form] of everyForm) {
    const html = codebookHtml(form, "en");
    for (const { variable } of codebook(form)) expect(html.split(`id="v-${variable}"`)).toHaveLength(2);
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|url\(|href="(?!#)|\bon[a-z]+="/);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    for (const id of targets) expect(html).toContain(`id="${id}"`);
  }
});

test("the page reads from right to left in Arabic, and each label in the direction of its own language", () => {
  const html = codebookHtml(forms.household, "ar");
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('<p lang="en" dir="ltr">Do you agree to take part?</p>');
  expect(html).toContain('<p lang="ar" dir="rtl">هل توافق على المشاركة؟</p>');
  expect(html).toContain("الإجابة على «هل توافق على المشاركة؟» هي «لا»");
  expect(["ar", "prs", "fa-AF", "en", "fr"].map(directionOf)).toEqual(["rtl", "rtl", "rtl", "ltr", "ltr"]);
});

test("a long list stands once at the end, and its questions lead there", () => {
  const html = codebookHtml(forms.household, "en");
  expect(html.split('id="l-sd_state"')).toHaveLength(2);
  expect(html.split('href="#l-sd_state"').length).toBeGreaterThan(2);
});

test("markup in a label is shown and not obeyed", () => {
  const form: Form = { ...forms.listing, title: { en: '<img src=x onerror="alert(1)">' } };
  expect(codebookHtml(form, "en")).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
});
