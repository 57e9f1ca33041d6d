import type { Design } from "../design/design.ts";
import type { IntervalOptions } from "../estimate/joint.ts";
import { type ModelVariable, modelMatrix } from "../estimate/model-matrix.ts";
import { regression } from "../estimate/regression.ts";
import type { Frame } from "../frame/frame.ts";
import { columnOf, columnOfType } from "../frame/lookup.ts";
import { answersTo, levelOf } from "./answers.ts";
import type { FittedModel, Model } from "./model.ts";

/** Fits a model to the rows of a domain. */
export function fitInMemory(
  frame: Frame,
  design: Design,
  { family, response, predictors }: Model,
  domain: Uint8Array | undefined,
  { degreesOfFreedom, level }: IntervalOptions,
): FittedModel {
  const everybody = domain ?? new Uint8Array(frame.rows).fill(1);
  const terms = predictors.map((name): readonly ModelVariable[] => {
    const column = columnOf(frame, name);
    if (column.type === "number") return [{ kind: "number", name, values: column.values }];
    const answered = answersTo(frame, name);
    const occurring = answered.levels.flatMap(({ code }, index) =>
      answered.occurs(index, everybody) ? [{ code, index }] : [],
    );
    const places = new Map(occurring.map(({ index }, place) => [index, place]));
    const codes = (answered.codes ?? new Int32Array(frame.rows).fill(-1)).map((code) => places.get(code) ?? -1);
    return [{ kind: "category", name, codes, labels: occurring.map(({ code }) => code) }];
  });
  const { columns, coefficients, fit } = regression(
    design,
    { response: responseIn(frame, response), columns: modelMatrix(frame.rows, terms, "with"), family },
    { degreesOfFreedom, level, ...(domain === undefined ? {} : { domain }) },
  );
  return { names: columns.map(({ name }) => name), coefficients, fit };
}

function responseIn(frame: Frame, response: Model["response"]): Float64Array {
  if (typeof response === "string") return columnOfType(frame, response, "number").values;
  const answered = answersTo(frame, response.of);
  return answered.indicator(levelOf(answered, response.is));
}
