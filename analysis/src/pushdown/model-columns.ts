import type { SqlRow } from "@returns/schemas";
import { DesignError } from "../design/design-error.ts";
import type { Family } from "../estimate/family.ts";
import type { Model } from "../survey/model.ts";
import { packedTexts, textsIn } from "./packed.ts";
import type { Question } from "./question.ts";
import { type Chosen, inListedOrder, numberIn, rowsOf, variableOf } from "./source.ts";
import { raw, type SqlText, sentence, sql } from "./sql-text.ts";

/** One column of the model: how it is written in SQL, and what a coefficient of the scaled one is worth. */
export interface ModelColumn {
  readonly name: string;
  readonly value: SqlText;
  readonly centre: number;
  readonly scale: number;
}

interface Predictor {
  readonly name: string;
  readonly column: string;
  readonly kind: "number" | "category";
  /** Its codes in the order of the questionnaire. */
  readonly listed: readonly string[];
}

/** The rows with all variables: the response as `y`, the predictors as `p0`, `p1` … */
export function chosenFor({ source, conditions }: Question, { response, predictors }: Model) {
  const described = predictors.map((name, index): Predictor => {
    const { measure, levels } = variableOf(source, name, "number", "category");
    const kind = measure === "number" ? "number" : "category";
    return { name, column: `p${index}`, kind, listed: levels.map(({ code }) => code) };
  });
  const values = described.map(({ name, kind }) => (kind === "number" ? numberIn(source, name) : textIn(source, name)));
  const y = typeof response === "string" ? numberIn(source, response) : textIn(source, response.of);
  const answer = typeof response === "string" ? y.value : sql`(${y.value} = ${response.is})::integer::float8`;
  const chosen: Chosen = {
    columns: [["y", answer], ...values.map(({ value }, index) => [`p${index}`, value] as const)],
    conditions: [...conditions, y.present, ...values.map(({ present }) => present)],
  };
  return { predictors: described, chosen };
}

function textIn(source: Question["source"], name: string) {
  const column = raw(`source.${source.column(variableOf(source, name, "category").name)}`);
  return { value: sql`${column}::text`, present: sql`${column} is not null` };
}

/** Reads the scales of numbers and the categories that occur. */
export async function columnsOf(
  { db, source, setup }: Question,
  { family: name }: Model,
  predictors: readonly Predictor[],
  chosen: Chosen,
  family: Family,
) {
  const scales = predictors.flatMap(({ column, kind }) =>
    kind === "number"
      ? [`avg(${column}) as m_${column}`, `coalesce(nullif(stddev_pop(${column}), 0), 1) as s_${column}`]
      : [`${packedTexts(`distinct ${column}`)} as l_${column}`],
  );
  const asked = ["count(*) as found", "min(y) as least", "max(y) as most", "sum(weight * y) / sum(weight) as mean"];
  const { text, values } = sentence(
    sql`select ${raw([...asked, ...scales].join(", "))} from (${rowsOf(source, setup, chosen)}) as unit where weight <> 0`,
  );
  const row = (await db.query(text, values)).rows[0] ?? {};
  if (Number(row.found) === 0)
    throw new DesignError("Cannot fit a regression, as no row has all variables: check which are missing");
  for (const y of [Number(row.least), Number(row.most)]) {
    if (!family.allows(y))
      throw new DesignError(`Cannot fit the regression, as its response must be ${family.range}: one is ${y}`);
  }
  const columns: readonly ModelColumn[] = [
    { name: "(Intercept)", value: raw("1::float8"), centre: 0, scale: 1 },
    ...predictors.flatMap((predictor) => columnsFor(predictor, row)),
  ];
  const mean = Number(row.mean);
  return { columns, shift: name === "gaussian" ? mean : 0, mean };
}

function columnsFor({ name, column, kind, listed }: Predictor, row: SqlRow): readonly ModelColumn[] {
  if (kind === "category") {
    const [, ...others] = inListedOrder(textsIn(row, `l_${column}`), listed);
    return others.map((code) => ({
      name: `${name}${code}`,
      value: sql`(${raw(column)} = ${code})::integer::float8`,
      centre: 0,
      scale: 1,
    }));
  }
  const [centre, scale] = [Number(row[`m_${column}`]), Number(row[`s_${column}`])];
  return [{ name, value: sql`((${raw(column)} - ${centre}::float8) / ${scale}::float8)`, centre, scale }];
}
