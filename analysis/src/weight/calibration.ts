import { type Auxiliary, calibrate } from "../design/calibrate.ts";
import type { Design } from "../design/design.ts";
import { cross, type Grouping, grouping } from "../design/grouping.ts";
import { postStratify } from "../design/post-stratify.ts";
import { rake } from "../design/rake.ts";
import { trimWeights } from "../design/trim.ts";
import { codesOf } from "../frame/codes.ts";
import type { Frame } from "../frame/frame.ts";
import { columnOf, columnOfType } from "../frame/lookup.ts";
import { weightDiagnostics } from "./diagnostics.ts";
import type { WeightStep } from "./weight-setup.ts";

/** A total that is known, with the values whose weighted sum it is; one value for each of the rows that take part. */
export interface Known {
  readonly name: string;
  readonly total: number;
  readonly values: Float64Array;
}

/** What a step knows of the population. */
export function knownOf(step: WeightStep, data: Frame, rows: Int32Array): readonly Known[] {
  switch (step.kind) {
    case "trim":
      return [];
    case "post-stratify":
      return knownSizes(step.by.join("."), groupsOf(data, step.by, rows), step.sizes);
    case "rake":
      return step.margins.flatMap(({ by, sizes }) => knownSizes(by, groupsOf(data, [by], rows), sizes));
    case "greg":
    case "logit":
      return step.totals.map((each) => auxiliaryOf(each, data, rows));
  }
}

/** A design after one step. */
export function reweighted(design: Design, step: WeightStep, data: Frame, rows: Int32Array): Design {
  switch (step.kind) {
    case "trim": {
      const unit = step.unit === "households" ? 1 : weightDiagnostics(design.weights).median;
      const limits = { lower: step.lower * unit, upper: step.upper * unit };
      return trimWeights(design, { ...limits, repeat: "until-inside", zeroWeights: "keep" });
    }
    case "post-stratify":
      return postStratify(design, groupsOf(data, step.by, rows), new Map(Object.entries(step.sizes)));
    case "rake":
      return rake(
        design,
        step.margins.map(({ by, sizes }) => ({
          name: by,
          groups: groupsOf(data, [by], rows),
          sizes: new Map(Object.entries(sizes)),
        })),
      );
    case "greg": {
      const method = { kind: "linear", ...(step.bounds === undefined ? {} : { bounds: step.bounds }) } as const;
      return calibrate(
        design,
        step.totals.map((each) => auxiliaryOf(each, data, rows)),
        method,
      );
    }
    case "logit":
      return calibrate(
        design,
        step.totals.map((each) => auxiliaryOf(each, data, rows)),
        { kind: "logit", bounds: step.bounds },
      );
  }
}

const knownSizes = (name: string, { codes, labels }: Grouping, sizes: Readonly<Record<string, number>>) =>
  Object.entries(sizes).map(([label, total]) => {
    const code = labels.indexOf(label);
    return { name: `${name}: ${label}`, total, values: Float64Array.from(codes, (each) => (each === code ? 1 : 0)) };
  });

type KnownTotal = Extract<WeightStep, { kind: "logit" }>["totals"][number];

function auxiliaryOf({ of, code, total }: KnownTotal, data: Frame, rows: Int32Array): Auxiliary {
  if (code === undefined) {
    const { values } = columnOfType(data, of, "number");
    return { name: of, total, values: Float64Array.from(rows, (row) => values[row] ?? Number.NaN) };
  }
  const codes = codesOf(columnOf(data, of));
  const values = Float64Array.from(rows, (row) => {
    const own = codes[row] ?? null;
    return own === null ? Number.NaN : own === code ? 1 : 0;
  });
  return { name: `${of}: ${code}`, total, values };
}

function groupsOf(data: Frame, by: readonly string[], rows: Int32Array): Grouping {
  return cross(
    by.map((name) => {
      const codes = codesOf(columnOf(data, name));
      return grouping(Array.from(rows, (row) => codes[row] ?? null));
    }),
  );
}
