import type { Form } from "@returns/schemas";
import type { Design } from "../design/design.ts";
import { cross } from "../design/grouping.ts";
import { rowsByGroup } from "../estimate/by-domain.ts";
import { type Domain, rowsUsed } from "../estimate/domain.ts";
import { meansByGroup, totalsByGroup } from "../estimate/domains-jointly.ts";
import type { Estimate } from "../estimate/estimate.ts";
import { type IndependenceResult, type IndependenceTest, independence } from "../estimate/independence.ts";
import type { JointEstimate } from "../estimate/joint.ts";
import { mean } from "../estimate/mean.ts";
import { categoryShares, categoryTotals, proportion } from "../estimate/proportion.ts";
import { quantile } from "../estimate/quantile.ts";
import { ratio } from "../estimate/ratio.ts";
import { populationVariance } from "../estimate/spread.ts";
import { populationSize, total } from "../estimate/total.ts";
import { groupingOf } from "../frame/codes.ts";
import type { Frame } from "../frame/frame.ts";
import { columnOf, columnOfType } from "../frame/lookup.ts";
import type { Answered } from "../plan/answered.ts";
import { rowsWhere } from "../plan/where.ts";
import { answersTo, categoriesOf, levelOf } from "./answers.ts";
import type { Conventions } from "./conventions.ts";
import { fitInMemory } from "./fit.ts";
import type { FittedModel, Model } from "./model.ts";
import type { Statistic, Summed } from "./statistic.ts";
import { type Asked, byCodes, type Result, type Summary, summaryOf } from "./summary.ts";
import type { CategoryOf, NumberOf } from "./variables.ts";

/** A survey that figures can be asked of, over all units or by group. */
export interface Survey<N extends string, C extends string, G extends string = never> {
  /** The same for the units of which an expression holds, such as `${hh_size} > 5`: a domain, so nobody leaves the design. */
  where(expression: string): Survey<N, C, G>;
  /** The same by one or several variables; units without a code in one of them are in no group. */
  groupBy<const B extends C>(...names: readonly B[]): Survey<N, C, B>;
  /** One row a group (one in all without groups), and one figure for each statistic that is asked. */
  summarise<const S extends Asked<N, C>>(asked: S): Summary<G, S>;
  /** The means or totals of a number in all groups together, with their covariances: what `linearContrast` compares. */
  together(asked: Summed<N>): Together;
  /** Whether two variables are independent, over all groups. */
  independence(row: C, column: C, test: IndependenceTest): IndependenceResult;
  /** A linear, logistic or log-linear regression, over all groups. */
  regression(model: Model<N, C>): FittedModel;
}

/** An estimate for each group, in the order of the groups, and how they vary together. */
export interface Together extends JointEstimate {
  readonly groups: readonly (readonly string[])[];
}

/**
 * Asks figures of a frame as `srvyr` does: design → group by → summarise. With the type of a form, a variable that the form
 * lacks, or the mean of a category, does not compile.
 *
 * @example
 * ```ts
 * import { designFor, frameFromCsv, meanOf, readCsv, shareOf, survey, tableConventions } from "@returns/analysis";
 * import type { forms } from "@returns/schemas/forms";
 * import { expect } from "vitest";
 *
 * const csv = "cluster,state_current,hh_size,intention_main\n1,SD01,4,return\n1,SD01,6,stay\n2,SD01,8,return\n3,SD02,5,stay";
 * const frame = frameFromCsv(readCsv(csv, "a.csv"), { unit: "household", variables: [], unlisted: "keep" });
 * const design = designFor(frame, { clusters: "cluster", singleCluster: "fail" });
 *
 * const { rows } = survey<typeof forms.household>(frame, design, tableConventions)
 *   .groupBy("state_current")
 *   .summarise({ share: shareOf("intention_main"), size: meanOf("hh_size") });
 *
 * expect(rows.map((row) => row.state_current)).toEqual(["SD01", "SD02"]);
 * expect(rows[0]?.size).toMatchObject({ estimate: 6, respondents: 3, degreesOfFreedom: 1 });
 * expect(rows[0]?.share.get("return")?.estimate).toBeCloseTo(2 / 3, 12);
 * ```
 */
export const survey = <F extends Form<unknown> = never>(
  frame: Frame,
  design: Design,
  conventions: Conventions,
): Survey<NumberOf<F>, CategoryOf<F>> => surveyOf(frame, design, conventions, [], undefined);

function surveyOf<N extends string, C extends string, G extends string>(
  frame: Frame,
  design: Design,
  conventions: Conventions,
  groups: readonly G[],
  domain: Uint8Array | undefined,
): Survey<N, C, G> {
  return {
    where: (expression) => {
      const rows = rowsWhere(frame, expression);
      const both = domain === undefined ? rows : rows.map((inside, row) => inside & (domain[row] ?? 0));
      return surveyOf(frame, design, conventions, groups, both);
    },
    groupBy: (...names) => surveyOf(frame, design, conventions, names, domain),
    summarise: (asked) => {
      const domains = groupsOf(frame, groups, domain);
      const estimators = new Map(
        Object.entries(asked).map(([figure, statistic]) => [
          figure,
          estimatorOf(frame, design, statistic, conventions),
        ]),
      );
      return summaryOf(
        groups,
        asked,
        domains.map(({ codes }) => codes),
        (figure, group) => {
          const estimate = estimators.get(figure);
          if (estimate === undefined) throw new TypeError(`No figure ${figure} was asked for`);
          return estimate(domains[group]?.members);
        },
      );
    },
    together: (asked) => {
      const domains = groupsOf(frame, groups, domain);
      const codes = new Int32Array(frame.rows).fill(-1);
      for (const [group, { members }] of domains.entries())
        for (const row of rowsUsed(design, { ...(members && { domain: members }), missing: "drop" }, [], []))
          codes[row] = group;
      const labels = domains.map(({ codes: own }) => own.join("."));
      const estimate = asked.statistic === "mean" ? meansByGroup : totalsByGroup;
      const values = columnOfType(frame, asked.of, "number").values;
      const joint = estimate(design, { codes, labels }, values, { ...conventions, missing: "drop" });
      return { groups: domains.map(({ codes: own }) => own), ...joint };
    },
    regression: (model) => fitInMemory(frame, design, model, domain, conventions),
    independence: (row, column, test) => {
      const { degreesOfFreedom } = conventions;
      const options = { test, degreesOfFreedom, ...(domain === undefined ? {} : { domain }) };
      return independence(design, categoriesOf(frame, row), categoriesOf(frame, column), options);
    },
  };
}

interface Group {
  readonly codes: readonly string[];
  /** Everybody where absent. */
  readonly members: Domain | undefined;
}

/** The combinations of codes that occur, each as a domain. */
function groupsOf(frame: Frame, groups: readonly string[], within: Uint8Array | undefined): readonly Group[] {
  if (groups.length === 0) return [{ codes: [], members: within }];
  const sides = groups.map((name) => groupingOf(columnOf(frame, name)));
  const together = cross(sides);
  const rowsOf = rowsByGroup(together, within);
  return together.labels
    .map((_, group) => rowsOf(group))
    .filter((members) => members.length > 0)
    .map((members) => ({ codes: sides.map(({ codes, labels }) => labels[codes[members[0] ?? 0] ?? 0] ?? ""), members }))
    .sort((a, b) => byCodes(a.codes, b.codes));
}

/** Binds a statistic to the data: what it is over one domain. */
function estimatorOf(
  frame: Frame,
  design: Design,
  asked: Statistic,
  conventions: Conventions,
): (members: Domain | undefined) => Result {
  const options = (members: Domain | undefined) => ({
    ...conventions,
    missing: "drop" as const,
    ...(members === undefined ? {} : { domain: members }),
  });
  const numbers = (name: string) => columnOfType(frame, name, "number").values;
  switch (asked.statistic) {
    case "mean":
      return (members) => mean(design, numbers(asked.of), options(members));
    case "total":
      return (members) => total(design, numbers(asked.of), options(members));
    case "variance":
      return (members) => populationVariance(design, numbers(asked.of), options(members));
    case "size":
      return (members) => populationSize(design, options(members));
    case "ratio":
      return (members) => ratio(design, numbers(asked.of), numbers(asked.per), options(members));
    case "quantile":
      return (members) =>
        quantile(design, numbers(asked.of), asked.at, { ...options(members), ...conventions.quantile });
    case "share": {
      const answered = answersTo(frame, asked.of);
      const indicator = answered.indicator(levelOf(answered, asked.is));
      return (members) => proportion(design, indicator, options(members));
    }
    case "shares":
    case "counts": {
      const answered = answersTo(frame, asked.of);
      return (members) =>
        byCategory(answered, asked.statistic === "shares" ? "share" : "count", design, options(members));
    }
  }
}

function byCategory(
  answered: Answered,
  what: "share" | "count",
  design: Design,
  options: Parameters<typeof proportion>[2],
): ReadonlyMap<string, Estimate> {
  const { codes, levels } = answered;
  if (codes !== undefined) {
    const joint = (what === "share" ? categoryShares : categoryTotals)(
      design,
      { codes, count: levels.length },
      options,
    );
    return new Map(joint.estimates.map((estimate, index) => [levels[index]?.code ?? "", estimate]));
  }
  const one = what === "share" ? proportion : total;
  return new Map(levels.map(({ code }, index) => [code, one(design, answered.indicator(index), options)]));
}
