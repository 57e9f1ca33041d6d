import { everyVariable, frameFromCsv, frameFromRows, readCsv, variablesFromXlsform } from "@returns/analysis";
import { expect, test } from "vitest";
import { rareKinds } from "../../schemas/kinds/rare-kinds.ts";

test("an order becomes one number for each choice, so that a mean rank can be estimated", () => {
  const frame = frameFromRows(
    rareKinds,
    [
      { first_needs: ["food", "water", "shelter", "school"] },
      { first_needs: ["water", "shelter", "food", "school"] },
      { first_needs: "ref" },
      {},
    ],
    "household",
  );
  const food = frame.columns.get("first_needs/food");
  if (food?.type !== "number") throw new Error("no number for each choice");
  expect([...food.values]).toEqual([1, 3, Number.NaN, Number.NaN]);
  expect([...food.missing]).toEqual([0, 0, 3, 1]);
  expect(food.label).toEqual({ en: "What do you need most? – Food", ar: "ما الذي تحتاجونه أكثر من غيره؟ – الغذاء" });
  expect(frame.columns.has("first_needs")).toBe(false);
  expect(everyVariable(frame, undefined).map(({ id }) => id)).toContain("first_needs_school");
});

test("the orders of other tools are read from their column of codes", () => {
  const survey = readCsv("type,name,label\nrank n,first,First?\nrange,safety,Safe?\ndatetime,came,Came?", "survey.csv");
  const choices = readCsv("list_name,name,label\nn,a,A\nn,b,B\nn,c,C", "choices.csv");
  const frame = frameFromCsv(
    readCsv("first,safety,came\nc a b,7,2023-11-30T23:10:00.000+02:00\n,,\na b c,3,2023-12-01", "data.csv"),
    { unit: "household", variables: variablesFromXlsform(survey, choices), unlisted: "refuse" },
  );
  const ranks = ["a", "b", "c"].map((code) => {
    const column = frame.columns.get(`first/${code}`);
    return column?.type === "number" ? [...column.values] : [];
  });
  expect(ranks).toEqual([
    [2, Number.NaN, 1],
    [3, Number.NaN, 2],
    [1, Number.NaN, 3],
  ]);
  expect(frame.columns.get("came")?.type).toBe("date");
});

test("months and years are groups in the order of time, moments are days", () => {
  const frame = frameFromRows(
    rareKinds,
    [{ left: "2023-11", came: "2023-11-30T23:10" }, { left: "2023-04" }, { left: "dk" }, { left: "2023-11" }],
    "household",
  );
  const left = frame.columns.get("left");
  if (left?.type !== "category") throw new Error("months are no groups");
  expect(left.levels.map(({ code }) => code)).toEqual(["2023-04", "2023-11"]);
  expect([[...left.codes], [...left.missing]]).toEqual([
    [1, 0, -1, 1],
    [0, 0, 2, 0],
  ]);
  const came = frame.columns.get("came");
  expect(came?.type === "date" && came.values[0]).toBe(Date.UTC(2023, 10, 30) / 86_400_000);
});
