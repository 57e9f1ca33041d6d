import { DesignError } from "../design/design-error.ts";
import { only } from "../estimate/joint.ts";
import { meansOf } from "../estimate/mean.ts";
import type { Measured } from "../estimate/measured.ts";
import { countsOf, sharesOf } from "../estimate/proportion.ts";
import { ratiosOf, refuseZero } from "../estimate/ratio.ts";
import { covariancesOf } from "../estimate/spread.ts";
import { totalsOf } from "../estimate/total.ts";
import { ColumnError } from "../frame/lookup.ts";
import type { Statistic } from "../survey/statistic.ts";
import type { Result } from "../survey/summary.ts";
import type { Cells } from "./cells.ts";
import { measuredFrom, squaresOf } from "./measured-cells.ts";
import { quantilesInDatabase } from "./quantile.ts";
import { cellsOf, type Question } from "./question.ts";
import { inListedOrder, numberIn, variableOf } from "./source.ts";
import { raw, type SqlText, sql } from "./sql-text.ts";

/** One figure of each group. The estimators are those of the memory: only the sums come from the database. */
export async function figuresOf(
  question: Question,
  asked: Statistic,
  groups: readonly (readonly string[])[],
): Promise<(codes: readonly string[]) => Result> {
  switch (asked.statistic) {
    case "size":
    case "mean":
    case "total":
    case "variance":
    case "ratio":
      return ofNumbers(question, asked);
    case "quantile":
      return quantilesInDatabase(question, asked.of, asked.at, groups);
    case "share":
    case "shares":
    case "counts":
      return ofCategories(question, asked);
  }
}

async function ofNumbers(
  question: Question,
  asked: Extract<Statistic, { statistic: "size" | "mean" | "total" | "variance" | "ratio" }>,
): Promise<(codes: readonly string[]) => Result> {
  const { clusters, conventions, source } = question;
  const { designEffect } = conventions;
  const names = asked.statistic === "size" ? [] : asked.statistic === "ratio" ? [asked.of, asked.per] : [asked.of];
  const numbers = names.map((name) => numberIn(source, name));
  const cells = await cellsOf(question, {
    numbers: numbers.map(({ value }) => value),
    indicators: [],
    conditions: numbers.map(({ present }) => present),
  });
  return (codes) => {
    const own = cells.of(codes);
    const shifts = own[0]?.shifts ?? new Float64Array(names.length);
    const measure = (width: number, columns: (cells: Cells) => readonly Float64Array[]): Measured =>
      measuredFrom(
        clusters,
        own,
        width,
        (cells) => columns(cells).map((amounts, index) => [index + 1, amounts]),
        conventions,
      );
    const squaresAround = (_: number, centre: number) => squaresOf(own, (shifts[0] ?? 0) - centre, [1]);
    switch (asked.statistic) {
      case "size":
        // Everybody counts 1, so that nothing is left once 1 is subtracted
        return only(
          totalsOf(
            measure(2, () => []),
            Float64Array.of(1),
            () => 0,
            designEffect,
          ),
        );
      case "mean":
        return only(
          meansOf(
            measure(2, ({ sums }) => sums),
            shifts,
            squaresAround,
            designEffect,
          ),
        );
      case "total":
        return only(
          totalsOf(
            measure(2, ({ sums }) => sums),
            shifts,
            squaresAround,
            designEffect,
          ),
        );
      case "variance":
        return only(
          covariancesOf(
            measure(3, ({ sums, products }) => [...sums, ...products]),
            1,
          ),
        );
      case "ratio": {
        const measured = measure(3, ({ sums }) => sums);
        if (own.length > 0) refuseZero(measured, shifts);
        const residuals = (_: number, ratio: number, constant: number) => squaresOf(own, constant, [1, -ratio]);
        return only(ratiosOf(measured, shifts, residuals, designEffect));
      }
    }
  };
}

async function ofCategories(
  question: Question,
  asked: Extract<Statistic, { statistic: "share" | "shares" | "counts" }>,
): Promise<(codes: readonly string[]) => Result> {
  const { clusters, conventions, source } = question;
  const variable = variableOf(source, asked.of, "category", "categories");
  const column = raw(`source.${source.column(variable.name)}`);
  const conditions = [sql`${column} is not null`];
  const listed = variable.levels.map(({ code }) => code);
  if (asked.statistic === "share" && listed.length > 0 && !listed.includes(asked.is)) {
    throw new ColumnError(
      `Cannot find "${asked.is}" among the categories of "${variable.name}", which are ${listed.join(", ")}`,
    );
  }
  if (variable.measure === "categories" && listed.length === 0) {
    throw new DesignError(`Cannot add up the answers to "${variable.name}" without the list of its categories`);
  }
  const single = asked.statistic === "share";
  const holds = (code: string): SqlText =>
    variable.measure === "category" ? sql`${column}::text = ${code}` : sql`${code} = any(${column})`;
  const byCategory = variable.measure === "category" && !single;
  const cells = await cellsOf(question, {
    ...(byCategory ? { category: sql`${column}::text` } : {}),
    numbers: [],
    indicators: byCategory ? [] : (single ? [asked.is] : listed).map(holds),
    conditions,
  });
  const codes = byCategory ? categoriesAmong(cells.cells, listed) : listed;
  const placeOf = new Map(codes.map((code, index) => [code, index]));
  const width = 1 + (single ? 1 : codes.length);
  return (group) => {
    const measured = measuredFrom(
      clusters,
      cells.of(group),
      width,
      ({ groups, weight, held }) =>
        byCategory
          ? [[1 + (placeOf.get(groups.at(-1) ?? "") ?? 0), weight]]
          : held.map((amounts, index) => [1 + index, amounts]),
      conventions,
    );
    const joint = asked.statistic === "counts" ? countsOf(measured, conventions) : sharesOf(measured, conventions);
    return single ? only(joint) : new Map(joint.estimates.map((each, index) => [codes[index] ?? "", each]));
  };
}

/** The listed codes, but for reasons that nobody gave as an answer, and after them those that are not on the list. */
function categoriesAmong(cells: readonly Cells[], listed: readonly string[]): readonly string[] {
  const offered = listed.filter((code) => code !== "dk" && code !== "ref");
  return inListedOrder([...new Set([...offered, ...cells.map(({ groups }) => groups.at(-1) ?? "")])], listed);
}
