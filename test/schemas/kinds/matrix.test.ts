import { openInterview } from "@returns/schemas";
import { exportXlsForm } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { choices, faults, formOf, survey } from "../xlsform/sheets.ts";
import { atNoon } from "./rare-kinds.ts";

const often = choices("list_name|name|label\noften|d|Daily\noften|w|Weekly");
const table = survey(`type|name|label|appearance|required
begin group|habits|Habits|field-list|
select_one often|head|How often?|label|yes
select_one often|water|Water?|list-nolabel|
select_one often|wood|Wood?|list-nolabel w1|
end group|||
begin group|more|More|table-list|
select_multiple often|x|X?||
end group|||`);

test("a question that only carries the words above a table is asked of nobody, and is written as it was", () => {
  expect(faults(table, often)).toEqual([]);
  const form = formOf(table, often);
  expect(form.questions.get("head")).toMatchObject({ kind: "note", list: "often", required: false });
  const interview = openInterview(form, atNoon);
  expect(interview.progress().questions).toBe(3);
  expect(interview.finalise().status).toBe("finalised");

  const [sheet] = exportXlsForm(form).sheets;
  const headers = sheet?.rows[0]?.cells ?? [];
  const row = sheet?.rows.find(({ cells }) => cells[1] === "head")?.cells;
  expect([row?.[0], row?.[headers.indexOf("appearance")]]).toEqual(["select_one often", "label"]);
});

test("a group says how it wants to look to whoever draws it", () => {
  const form = formOf(
    survey(
      "type|name|label|appearance\nbegin group|s|S|\nbegin group|g|G|table-list\ntext|t|T|\nend group|||\nend group|||",
    ),
  );
  expect(openInterview(form, atNoon).layout("s")).toMatchObject([
    { item: "group", name: "g", appearance: "table-list" },
  ]);
});
