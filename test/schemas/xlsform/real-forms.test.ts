import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answerInterview, type Form, openInterview, seededRandom } from "@returns/schemas";
import {
  exportXlsForm,
  importXlsForm,
  readWorkbook,
  type Sheet,
  sheetFromCsv,
  writeXlsx,
} from "@returns/schemas/xlsform";
import { describe, expect, test } from "vitest";
import { sharedFolder } from "../../machine/shared.ts";
import { notesOf } from "./sheets.ts";

const shared = sharedFolder();
const today = "2026-01-02";

function sheetsOf(...path: readonly string[]): readonly Sheet[] {
  const file = join(shared ?? "", "data", ...path);
  if (!file.endsWith(".xlsx")) return ["survey", "choices"].map((name) => csv(join(file, `xlsform_${name}.csv`), name));
  const read = readWorkbook(readFileSync(file));
  if (read.status !== "workbook") throw new Error(read.message);
  return read.sheets;
}

function csv(file: string, name: string): Sheet {
  const read = sheetFromCsv(name, readFileSync(file, "utf8"));
  if (read.status !== "sheet") throw new Error(read.message);
  return read.sheet;
}

function imported(sheets: readonly Sheet[]) {
  const read = importXlsForm(sheets, "real.xlsx");
  if (read.status !== "form")
    throw new Error(JSON.stringify(read.notes.filter(({ severity }) => severity === "error")));
  return read;
}

/** Names in the sheet that ask or compute something. */
const namesIn = (sheets: readonly Sheet[]): readonly string[] => {
  const [head, ...rows] = sheets.find(({ name }) => name === "survey")?.rows ?? [];
  const [type, name] = ["type", "name"].map((header) => head?.cells.indexOf(header) ?? -1);
  return rows
    .filter(({ cells }) => !/^$|^(?:begin|end)[ _]/.test(cells[type ?? -1] ?? ""))
    .map(({ cells }) => (cells[name ?? -1] ?? "").trim())
    .filter((one) => one !== "");
};

/** Rows for lists that would come with the project: every code that answers elsewhere in the form have. */
function projectLists(form: Form) {
  const codes = [...form.lists.values()].flatMap((list) =>
    list.source === "form" ? list.choices.map(({ code }) => code) : [],
  );
  const rows = codes.map((code) => ({ name: `${code}_1`, label: code, filter: code }));
  return { rows: () => rows };
}

function answer(form: Form, seed: number) {
  const random = seededRandom(seed);
  const lists = projectLists(form);
  const interview = openInterview(form, { today, now: () => `${today}T09:00:00+02:00`, random, lists });
  return answerInterview(interview, {
    random,
    today,
    opinion: ({ question }) => (question.name === "Bureau" ? "rb_americas" : undefined),
  });
}

const real = [
  ["xlsforms", "reach_telafar_aba_2021_en_ar.xlsx"],
  ["xlsforms", "unhcr_household_survey_americas.xlsx"],
  ["xlsforms", "unhcr_koboloader_template_en_dari.xlsx"],
  ["telafar-2021"],
  ["impact-template"],
];

for (const path of real) {
  describe.skipIf(shared === undefined)(
    `${path.at(-1)} (not run where the folder of reference data is missing)`,
    () => {
      const sheets = shared === undefined ? [] : sheetsOf(...path);

      test("nothing of it is dropped without a word", () => {
        const { form, ...read } = imported(sheets);
        const told = notesOf({ status: "form", form, notes: read.notes }, "loss", "warning").join("\n");
        const silent = namesIn(sheets).filter((name) => !form.questions.has(name) && !told.includes(`"${name}"`));
        expect(silent).toEqual([]);
      });

      test("it is answered by chance, and its own schema takes the answers", () => {
        const { form } = imported(sheets);
        const finished = [1, 2, 3, 4].map((seed) => answer(form, seed)).filter((one) => one.status === "finalised");
        for (const { answers } of finished) expect(form.answers.safeParse(answers)).toMatchObject({ success: true });
        expect(finished.length).toBeGreaterThanOrEqual(3);
      });

      test("it goes out as a workbook and comes back as the same form", () => {
        const { form } = imported(sheets);
        const back = readWorkbook(writeXlsx(exportXlsForm(form).sheets));
        expect(back.status === "workbook" && imported(back.sheets).form.hash).toBe(form.hash);
      });
    },
  );
}

test.skipIf(shared === undefined)(
  "pump powers that differ by a dot only stay different in Tel Afar (not run without its data)",
  () => {
    const list = [...imported(sheetsOf("telafar-2021")).form.lists.values()].find(
      (one) => one.source === "form" && one.choices.some(({ code }) => code === "0.5"),
    );
    const codes = list?.source === "form" ? list.choices.map(({ code }) => code) : [];
    expect(codes).toEqual(expect.arrayContaining(["0.5", "1.5", "5"]));
  },
);
