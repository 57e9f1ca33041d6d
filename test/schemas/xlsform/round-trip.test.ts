import { type Form, formToWire } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { exportXlsForm, importXlsForm, readWorkbook, writeXlsx } from "@returns/schemas/xlsform";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formFrom, someSayings } from "./some-form.ts";

function thereAndBack(form: Form): Form {
  const workbook = readWorkbook(writeXlsx(exportXlsForm(form).sheets));
  if (workbook.status !== "workbook") throw new Error(workbook.message);
  const imported = importXlsForm(workbook.sheets, "any");
  if (imported.status !== "form")
    throw new Error(JSON.stringify(imported.notes.filter(({ severity }) => severity === "error")));
  return imported.form;
}

test.each(Object.values<Form>(forms))("$id reads back from its workbook as the same form", (form) => {
  expect(thereAndBack(form).hash).toBe(form.hash);
});

test("any form reads back from its workbook as the same form", () => {
  let forms = 0;
  fc.assert(
    fc.property(someSayings, (sayings) => {
      const form = formFrom(sayings);
      fc.pre(form !== undefined);
      forms += 1;
      expect(formToWire(thereAndBack(form))).toEqual(formToWire(form));
    }),
    { numRuns: 150 },
  );
  expect(forms).toBeGreaterThan(100);
});
