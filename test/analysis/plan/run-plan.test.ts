import {
  type CellValue,
  mean,
  type PlanEntry,
  PlanError,
  proportion,
  type RunOptions,
  runEntry,
  surveyOptions,
  type Table,
  total,
} from "@returns/analysis";
import { describe, expect, test } from "vitest";
import { forty, householdsFrom, unitOf, unitsOf } from "./households.ts";

const options: RunOptions = { ...surveyOptions, provisional: false, simulated: true };
const everything: RunOptions = { ...options, smallNumbers: "show" };

const entry = (changes: Partial<PlanEntry>): PlanEntry => ({
  id: "T",
  title: { en: "A table" },
  unit: "household",
  measure: { statistic: "proportion", of: ["plan"], within: "group", show: [] },
  rows: { axis: "groups", by: ["origin"], total: "first" },
  columns: { axis: "categories", levels: "all" },
  chart: "stacked-bar",
  ...changes,
});

const at = (table: Table, row: string, column: string): CellValue => {
  const [r, c] = [
    table.rows.findIndex(({ code }) => code === row),
    table.columns.findIndex(({ code }) => code === column),
  ];
  const cell = table.cells.find((each) => each.row === r && each.column === c);
  if (cell === undefined) throw new Error(`The table has no cell ${row} × ${column}`);
  return cell.value;
};

const run = (changes: Partial<PlanEntry>, how = everything, frame = forty) =>
  runEntry(entry(changes), unitsOf(frame), how);

const { design } = unitOf(forty);
const whereOrigin = (code: string) =>
  Uint8Array.from({ length: forty.rows }, (_, i) => ((i % 4 === 0 ? "SD02" : "SD01") === code ? 1 : 0));
const asked = { missing: "drop", degreesOfFreedom: "domain", level: 0.95, designEffect: "with-replacement" } as const;

describe("a cell is the estimate of its domain on the full design", () => {
  test("a share by group equals the proportion of that domain, interval and all", () => {
    const plan = forty.columns.get("plan");
    const codes = plan?.type === "category" ? plan.codes : new Int32Array();
    const returns = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code === 0 ? 1 : 0));
    const domain = whereOrigin("SD01");
    expect(at(run({}), "SD01", "return")).toEqual({
      status: "shown",
      flag: expect.any(String),
      ...proportion(design, returns, { ...asked, domain, interval: "logit" }),
    });
  });

  test("means and totals by group are those of the estimators", () => {
    const column = forty.columns.get("persons");
    const persons = column?.type === "number" ? column.values : new Float64Array();
    const sides = { rows: { axis: "variables" }, columns: { axis: "groups", by: ["origin"], total: "last" } } as const;
    const means = run({ measure: { statistic: "mean", of: ["persons", "rooms"] }, ...sides });
    const totals = run({ measure: { statistic: "total", of: ["persons"] }, ...sides });
    const domain = whereOrigin("SD02");
    expect(at(means, "persons", "SD02")).toMatchObject(mean(design, persons, { ...asked, domain }));
    expect(at(totals, "persons", "SD02")).toMatchObject(total(design, persons, { ...asked, domain }));
    expect(at(totals, "persons", "total")).toMatchObject(total(design, persons, asked));
  });

  test("shares of answers that exclude each other add up to 100 % in every row", () => {
    const table = run({});
    for (const [row] of table.rows.entries()) {
      const shares = table.cells.filter((cell) => cell.row === row).map(({ value }) => value);
      expect(shares.reduce((sum, value) => sum + (value.status === "shown" ? value.estimate : 0), 0)).toBeCloseTo(
        1,
        12,
      );
    }
  });

  test("a select-multiple question counts cases: an empty answer is not 0, and shares may exceed 100 %", () => {
    const table = run({
      measure: { statistic: "proportion", of: ["obstacle"], within: "group", show: [] },
      rows: { axis: "categories", levels: "all" },
      columns: { axis: "groups", by: [], total: "first" },
    });
    // Of each five households one said war, one war and house, one none, one house; one was not asked
    expect(at(table, "war", "total")).toMatchObject({ estimate: 0.5, respondents: 32 });
    expect(at(table, "house", "total")).toMatchObject({ estimate: 0.5 });
    expect(table.base.missing).toEqual({ notAsked: 8, dk: 0, ref: 0 });
  });

  test("a choice that came into the form later has its own base: who was never offered it did not decline it", () => {
    const frame = householdsFrom(
      "stratum,cluster,w,obstacle/war,obstacle/house\na,1,1,1,\na,1,1,0,\na,2,1,1,1\na,2,1,0,0\n",
    );
    const table = run(
      {
        measure: { statistic: "proportion", of: ["obstacle"], within: "group", show: [] },
        rows: { axis: "categories", levels: "all" },
        columns: { axis: "groups", by: [], total: "first" },
      },
      everything,
      frame,
    );
    expect(at(table, "war", "total")).toMatchObject({ estimate: 0.5, respondents: 4 });
    expect(at(table, "house", "total")).toMatchObject({ estimate: 0.5, respondents: 2 });
  });

  test("refusals stand under the table, or in it where the plan says so", () => {
    const hidden = run({});
    expect(hidden.columns.map(({ code }) => code)).toEqual(["return", "stay", "undecided"]);
    expect(hidden.base).toMatchObject({ respondents: 32, missing: { notAsked: 0, dk: 0, ref: 8 } });
    const shown = run({ measure: { statistic: "proportion", of: ["plan"], within: "group", show: ["ref"] } });
    expect(shown.columns.map(({ code }) => code)).toEqual(["return", "stay", "undecided", "ref"]);
    expect(shown.base).toMatchObject({ respondents: 40, missing: { notAsked: 0, dk: 0, ref: 0 } });
  });

  test("several questions with the same answers stand side by side, each on its own base", () => {
    const table = run({
      measure: { statistic: "proportion", of: ["wish", "plan"], within: "group", show: [] },
      rows: { axis: "categories", levels: "all" },
      columns: { axis: "variables" },
    });
    expect(at(table, "return", "wish")).toMatchObject({ respondents: 40 });
    expect(at(table, "return", "plan")).toMatchObject({ respondents: 32 });
    expect(table.shareOf).toBe("column");
  });

  test("shares of the universe make one sum over the whole table, as a pyramid needs", () => {
    const table = run({
      measure: { statistic: "proportion", of: ["origin"], within: "universe", show: [] },
      rows: { axis: "categories", levels: "all" },
      columns: { axis: "groups", by: ["head"], total: "none" },
    });
    const sum = table.cells.reduce((all, { value }) => all + (value.status === "shown" ? value.estimate : 0), 0);
    expect(sum).toBeCloseTo(1, 12);
  });

  test("a ratio whose denominator adds up to 0 is not defined, and the others are", () => {
    const frame = householdsFrom(
      "stratum,cluster,w,head,persons,rooms\na,1,1,male,3,0\na,1,1,female,4,2\na,2,1,male,5,0\na,2,1,female,6,3\n",
    );
    const table = run(
      {
        measure: { statistic: "ratio", numerator: "persons", denominator: "rooms", missingNumerator: "drop" },
        columns: { axis: "groups", by: [], total: "first" },
        rows: { axis: "groups", by: ["head"], total: "none" },
      },
      everything,
      frame,
    );
    expect(at(table, "male", "total"), "[F188] Infinity from a ratio").toEqual({ status: "empty" });
    expect(at(table, "female", "total")).toMatchObject({ estimate: 2 });
  });
});

describe("universe and derived variables speak the language of the form", () => {
  test("a universe restricts the table and keeps the design", () => {
    const table = run({ universe: { where: "${persons} > 3 and ${head} = 'female'", label: { en: "Large" } } });
    const expected = Array.from({ length: 40 }, (_, i) => i).filter((i) => (i % 6) + 1 > 3 && i % 2 === 0);
    const { notAsked, dk, ref } = table.base.missing;
    expect(table.base.respondents + notAsked + dk + ref).toBe(expected.length);
  });

  test("a variable is derived once and then measured like any other", () => {
    const table = run({
      derive: {
        crowded: {
          label: { en: "Persons a room" },
          calculation: "if(${rooms} > 0, ${persons} div ${rooms}, '')",
          result: "number",
        },
      },
      measure: { statistic: "mean", of: ["crowded"] },
      rows: { axis: "variables" },
      columns: { axis: "groups", by: [], total: "first" },
    });
    expect(at(table, "crowded", "total")).toMatchObject({ respondents: 26 });
  });

  test("a misspelt variable is answered with the nearest name", () => {
    expect(() => run({ rows: { axis: "groups", by: ["orign"], total: "none" } })).toThrow(
      'Cannot make table T: Cannot find "orign" among the columns of the household frame. Did you mean "origin"?',
    );
    expect(() => run({ universe: { where: "${person} > 3", label: {} } })).toThrow(PlanError);
  });

  test("an expression that changes with the day is refused", () => {
    expect(() => run({ universe: { where: "today() > '2026-01-01'", label: {} } })).toThrow("write the date itself");
  });

  test("a unit that has no data is named", () => {
    expect(() => run({ unit: "member" })).toThrow('it counts "member", and there are data of household only');
  });
});

describe("small numbers are kept back", () => {
  const few = householdsFrom(
    [
      "stratum,cluster,w,plan,origin,head,persons",
      ...Array.from({ length: 60 }, (_, i) => {
        const origin = i < 4 ? "SD02" : i < 9 ? "" : "SD01";
        return `a,c${i % 7},1,${i % 2 === 0 ? "return" : "stay"},${origin},${i < 25 ? "female" : "male"},1`;
      }),
    ].join("\n"),
  );

  test("fewer than ten respondents are withheld, and the message says how many are needed", () => {
    expect(at(run({}, options, few), "SD02", "return")).toEqual({
      status: "withheld",
      reason: "few-respondents",
      respondents: 4,
      needed: 10,
    });
  });

  test("[F179] one case has no estimate and no standard error outside the analyst's own eyes", () => {
    const one = householdsFrom(
      `stratum,cluster,w,plan,origin\n${Array.from({ length: 24 }, (_, i) => `a,c${i % 4},1,stay,${i === 0 ? "SD02" : "SD01"}`).join("\n")}`,
    );
    expect(at(run({}, options, one), "SD02", "stay").status).toBe("withheld");
  });

  test("a cell that would be known by subtraction from the total is withheld with it", () => {
    const table = run({}, options, few);
    expect(at(table, "SD01", "return")).toMatchObject({ status: "withheld", reason: "disclosure" });
    expect(at(table, "total", "return").status).toBe("shown");
  });

  test("one cluster is too few, however many respondents it has", () => {
    const frame = householdsFrom(
      `stratum,cluster,w,plan,origin\n${Array.from({ length: 40 }, (_, i) => `a,${i < 20 ? "c0" : `c${i % 3}`},1,stay,${i < 20 ? "SD02" : "SD01"}`).join("\n")}`,
    );
    expect(at(run({}, options, frame), "SD02", "stay")).toMatchObject({ status: "withheld", reason: "one-cluster" });
  });

  test("fewer than thirty are flagged", () => {
    const table = run({ rows: { axis: "groups", by: ["head"], total: "none" } }, options, few);
    expect(at(table, "female", "return")).toMatchObject({ status: "shown", respondents: 25, flag: "few" });
  });

  test("[F178] a group without a case in the universe is a dash, never 0", () => {
    const table = run({ universe: { where: "${origin} = 'SD01'", label: {} } }, options, forty);
    expect(at(table, "SD02", "return")).toEqual({ status: "empty" });
  });

  test("[F172] rows of weight 0 are no cases", () => {
    const frame = householdsFrom("stratum,cluster,w,plan,origin\na,1,1,stay,SD01\na,2,1,stay,SD01\na,1,0,stay,SD02\n");
    expect(at(run({}, everything, frame), "SD02", "stay")).toEqual({ status: "empty" });
  });

  test("[F180] a mean without any variation is flagged, as its standard error of 0 is an accident", () => {
    const table = run(
      {
        measure: { statistic: "mean", of: ["persons"] },
        rows: { axis: "variables" },
        columns: { axis: "groups", by: [], total: "first" },
      },
      options,
      few,
    );
    expect(at(table, "persons", "total")).toMatchObject({ estimate: 1, standardError: 0, flag: "caution" });
  });
});
