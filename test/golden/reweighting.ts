import {
  calibrate,
  cross,
  type Design,
  type Margin,
  modelMatrix,
  postStratify,
  rake,
  standardize,
  trimWeights,
} from "@returns/analysis";
import type { PostStep } from "./case.ts";
import { groupingOf } from "./design.ts";
import { termsOf } from "./model-terms.ts";
import { columnNamed, type GoldenTable } from "./table.ts";

/** One calibration step of a case. */
export function applyStep(design: Design, step: PostStep, table: GoldenTable): Design {
  switch (step.type) {
    case "postStratify": {
      const groups = crossed(table, step.by);
      const sizes = new Map<string, number>();
      for (const row of step.population) {
        sizes.set(step.by.map((name) => String(row[name])).join("."), Number(row.total ?? row.Freq));
      }
      return postStratify(design, groups, sizes);
    }
    case "rake": {
      const margins = step.margins.map(
        ({ var: name, population }): Margin => ({
          name,
          groups: groupingOf(columnNamed(table, name)),
          sizes: new Map(population.map(({ level, total }) => [String(level), total])),
        }),
      );
      return rake(design, margins);
    }
    case "calibrate": {
      const columns = modelMatrix(
        table.rows,
        termsOf(table, step.terms),
        step.terms.includes("1") ? "with" : "without",
      );
      const auxiliaries = columns.map(({ name, values }) => {
        const total = step.totals[name];
        if (total === undefined) throw new Error(`The case has no total for "${name}"`);
        return { name, values, total };
      });
      const bounds = step.bounds ? { lower: step.bounds[0], upper: step.bounds[1] } : undefined;
      if (step.calfun === "logit") {
        if (bounds === undefined) throw new Error("logit calibration needs bounds");
        return calibrate(design, auxiliaries, { kind: "logit", bounds });
      }
      return calibrate(design, auxiliaries, { kind: step.calfun, ...(bounds && { bounds }) });
    }
    case "trimWeights":
      return trimWeights(design, {
        lower: step.lower,
        upper: step.upper,
        repeat: step.strict ? "until-inside" : "once",
        zeroWeights: "raise",
      });
    case "standardize": {
      const by = crossed(table, step.by);
      const over =
        step.over.length === 0 ? { codes: new Int32Array(table.rows), labels: ["all"] } : crossed(table, step.over);
      const needed = (step.excludingMissing ?? []).map((name) => columnNamed(table, name).values);
      const counted = Uint8Array.from({ length: table.rows }, (_, row) =>
        needed.some((values) => values[row] === null) ? 0 : 1,
      );
      return standardize(design, by, over, Float64Array.from(step.population), counted);
    }
  }
}

const crossed = (table: GoldenTable, names: readonly string[]) =>
  cross(names.map((name) => groupingOf(columnNamed(table, name))));
