import type { RepeatedEstimate } from "../src/export/r-script.ts";
import { columnOf, columnOfType, type Design, type Frame, groupingOf, rowsWhere } from "../src/index.ts";
import type { EstimateCase } from "./estimate-case.ts";
import { designOf, indicatorOf, indicatorsOf, runCase } from "./run-case.ts";

type Measured = Pick<RepeatedEstimate, "measure" | "interval">;

/** The estimates of a case with all that it takes to make them again; those of groups that nobody is in are left out. */
export function repeatCase(
  asked: EstimateCase,
  frame: Frame,
): { readonly design: Design; readonly estimates: readonly RepeatedEstimate[] } {
  const design = designOf(asked.design, frame);
  const within = asked.where === undefined ? undefined : rowsWhere(frame, asked.where);
  const everybody = new Uint8Array(frame.rows).map((_, row) => within?.[row] ?? 1);
  const groups = asked.by === undefined ? undefined : groupingOf(columnOf(frame, asked.by));
  const domains = groups?.labels.map((_, code) =>
    everybody.map((inside, row) => (groups.codes[row] === code ? inside : 0)),
  ) ?? [everybody];
  const measures = measuresOf(asked, frame);
  const values = measures.flatMap(({ measure }) =>
    measure.statistic === "ratio" ? [measure.values, measure.denominator] : [measure.values],
  );
  const parts = domains.flatMap((domain) => {
    const rows = domain.map((inside, row) =>
      inside === 1 && values.every((each) => !Number.isNaN(each[row])) ? 1 : 0,
    );
    return measures.map((measured) => ({ ...measured, rows }));
  });
  const estimates = runCase(asked, frame).flatMap((estimate, index) => {
    const part = parts[index];
    if (part === undefined || estimate.respondents === 0) return [];
    return [
      {
        ...part,
        name: estimate.group === undefined ? estimate.name : `${estimate.group} / ${estimate.name}`,
        level: asked.level ?? 0.95,
        degreesOfFreedom: asked.degreesOfFreedom ?? "domain",
        estimate,
      },
    ];
  });
  return { design, estimates };
}

/** One measure for each estimate that a domain gives, in their order. */
function measuresOf({ estimator }: EstimateCase, frame: Frame): readonly Measured[] {
  const numbers = (name: string): Float64Array => columnOfType(frame, name, "number").values;
  switch (estimator.kind) {
    case "mean":
    case "total": {
      const statistic = estimator.kind;
      return estimator.vars
        .flatMap((name) => indicatorsOf(columnOf(frame, name)))
        .map(({ values }) => ({ measure: { statistic, values }, interval: "t" }));
    }
    case "ratio": {
      const [values, denominator] = [numbers(estimator.numerator), numbers(estimator.denominator)];
      return [{ measure: { statistic: "ratio", values, denominator }, interval: "t" }];
    }
    case "proportion": {
      const values = indicatorOf(columnOf(frame, estimator.var), estimator.equals);
      return [{ measure: { statistic: "mean", values }, interval: estimator.interval }];
    }
    case "quantile": {
      const values = numbers(estimator.var);
      const { rule, interval } = estimator;
      return estimator.quantiles.map((share) => ({
        measure: { statistic: "quantile", values, share, rule },
        interval,
      }));
    }
  }
}
