import { everyVariable, PlanError, planFromList, readCsv, runPlan, surveyOptions } from "@returns/analysis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSums } from "../../../analysis/src/plan/check-sums.ts";
import { withholdComplements } from "../../../analysis/src/plan/complement.ts";
import type { CellEstimate } from "../../../analysis/src/plan/measured.ts";
import type { Cell } from "../../../analysis/src/plan/table.ts";
import { forty, unitsOf } from "./households.ts";

const estimate = (value: number, respondents = 20): CellEstimate => ({
  estimate: {
    estimate: value,
    standardError: 0.1,
    lower: value - 0.2,
    upper: value + 0.2,
    degreesOfFreedom: 5,
    respondents,
    weighted: respondents,
    designEffect: 1,
  },
  used: () => true,
  adds: () => 1,
  exclusive: true,
});

describe("a table proves that it adds up", () => {
  const [entry] = everyVariable(forty, undefined).filter(({ id }) => id === "plan");
  if (entry === undefined) throw new Error("no entry for plan");
  const lines = (codes: readonly string[]) => codes.map((code) => ({ heading: { code, label: {} } }));

  test("[F189] shares of one question that miss 100 % never leave the program", () => {
    const rows = lines(["return", "stay"]);
    const columns = lines(["total"]);
    expect(() => checkSums(entry, rows, columns, [[estimate(0.25)], [estimate(0.75)]])).not.toThrow();
    expect(() => checkSums(entry, rows, columns, [[estimate(0.25)], [estimate(0.7)]])).toThrow("adds up to 0.95");
  });

  test("[F189] totals of groups that miss the total of everybody never leave the program", () => {
    const count = { ...entry, measure: { statistic: "count" }, rows: entry.columns } as const;
    const rows = ["a", "b"].map((code) => ({
      heading: { code, label: {} },
      members: new Uint8Array(),
      exclusive: true,
    }));
    const everybody = { heading: { code: "total", label: {} } };
    const cells = (total: number) => [[estimate(10, 5)], [estimate(20, 7)], [estimate(total, 12)]];
    expect(() => checkSums(count, [...rows, everybody], lines(["all"]), cells(30))).not.toThrow();
    expect(() => checkSums(count, [...rows, everybody], lines(["all"]), cells(31))).toThrow("adds up to 30");
  });
});

describe("a withheld cell is not given away by its neighbours", () => {
  const size = 4;
  const cellsFrom = (hidden: readonly boolean[], counts: readonly number[]): readonly Cell[] =>
    hidden.map((withheld, index) => ({
      row: Math.floor(index / size),
      column: index % size,
      value: withheld
        ? { status: "withheld", reason: "few-respondents", respondents: counts[index] ?? 0, needed: 10 }
        : { status: "shown", flag: "", ...estimate(1, 10 + (counts[index] ?? 0)).estimate },
    }));
  const all = Array.from({ length: size }, (_, index) => index);

  test("no line of a family has exactly one withheld cell beside a shown one, whatever was withheld at first", () => {
    const flags = fc.array(fc.boolean(), { minLength: size * size, maxLength: size * size });
    const counts = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: size * size, maxLength: size * size });
    fc.assert(
      fc.property(flags, counts, (hidden, numbers) => {
        const before = cellsFrom(hidden, numbers);
        const after = withholdComplements(before, { rows: [all], columns: [all] });
        const isWithheld = (row: number, column: number) => after[row * size + column]?.value.status === "withheld";
        for (const line of all) {
          expect(all.filter((other) => isWithheld(line, other)).length).not.toBe(1);
          expect(all.filter((other) => isWithheld(other, line)).length).not.toBe(1);
        }
        expect(
          before.every(({ value }, index) => value.status === "shown" || after[index]?.value.status === "withheld"),
        ).toBe(true);
      }),
    );
  });
});

describe("plans that others have written", () => {
  const list = (...lines: readonly string[]) =>
    readCsv(
      ["analysis_type,analysis_var,group_var,analysis_var_numerator,analysis_var_denominator", ...lines].join("\n"),
      "loa.csv",
    );

  test("a list of analysis becomes tables", () => {
    const plan = planFromList(
      list(
        "prop_select_one,plan,origin,,",
        "prop_select_multiple,obstacle,NA,,",
        "median,persons,head,,",
        "ratio,,,persons,rooms",
      ),
      forty,
    );
    const tables = runPlan(plan, unitsOf(forty), { ...surveyOptions, provisional: false, simulated: true });
    expect(tables.map(({ statistic }) => statistic)).toEqual(["proportion", "proportion", "median", "ratio"]);
    expect(tables[2]?.columns.map(({ code }) => code)).toEqual(["female", "male"]);
  });

  test("every line that cannot be read is named", () => {
    const wrong = list("regression,plan,,,", 'mean,persons,"origin, head",,', "ratio,,,persons,");
    expect(() => planFromList(wrong, forty)).toThrow(PlanError);
    expect(() => planFromList(wrong, forty)).toThrow(
      /line 2: analysis_type "regression"[\s\S]*line 3: group_var "origin, head"[\s\S]*line 4: a ratio needs/,
    );
  });
});
