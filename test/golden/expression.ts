import { type CellValue, columnNamed, compareCells, type GoldenColumn, type GoldenTable, levelsOf } from "./table.ts";

/** A condition or a new column as the cases write it: R's syntax tree in JSON. */
export type Expression =
  | CellValue
  | { readonly var: string }
  | { readonly call: string; readonly args: readonly Expression[] }
  | readonly Expression[];

/** Evaluates an expression for every row, as R would: missing values make three-valued logic. */
export function evaluate(expression: Expression, table: GoldenTable): GoldenColumn {
  const column = evaluateVector(expression, table);
  if (column.values.length === table.rows) return column;
  const values = Array.from({ length: table.rows }, (_, row) => column.values[row % column.values.length] ?? null);
  return { ...column, values };
}

/** 1 for the rows where a condition holds; a missing answer does not hold. */
export function rowsWhere(expression: Expression, table: GoldenTable): Uint8Array {
  return Uint8Array.from(evaluate(expression, table).values, (value) => (value === true || value === 1 ? 1 : 0));
}

function evaluateVector(expression: Expression, table: GoldenTable): GoldenColumn {
  if (expression === null || typeof expression !== "object") return plain([expression]);
  if (Array.isArray(expression)) return plain(expression.flatMap((each) => evaluateVector(each, table).values));
  if ("var" in expression) return columnNamed(table, expression.var);
  if ("call" in expression)
    return call(
      expression.call,
      expression.args.map((each) => evaluateVector(each, table)),
      table,
    );
  throw new Error(`Cannot read the expression ${JSON.stringify(expression)}`);
}

const plain = (values: readonly CellValue[]): GoldenColumn => ({ values, factor: false });

type Scalar = (...cells: CellValue[]) => CellValue;

const number = (value: CellValue): number => (typeof value === "string" ? Number.NaN : Number(value));
const strict =
  (f: (...cells: Exclude<CellValue, null>[]) => CellValue): Scalar =>
  (...cells) => {
    const present = cells.filter((cell) => cell !== null);
    return present.length < cells.length ? null : f(...present);
  };
const arithmetic = (f: (...numbers: number[]) => number): Scalar =>
  strict((...cells) => {
    const result = f(...cells.map(number));
    return Number.isNaN(result) ? null : result;
  });
const comparison = (holds: (order: number) => boolean): Scalar =>
  strict((a, b) =>
    holds(typeof a === "string" || typeof b === "string" ? compareCells(String(a), String(b)) : number(a) - number(b)),
  );
const truth = (value: CellValue): boolean | null => (value === null ? null : value !== false && value !== 0);

const scalars: Readonly<Record<string, Scalar>> = {
  "==": comparison((order) => order === 0),
  "!=": comparison((order) => order !== 0),
  "<": comparison((order) => order < 0),
  "<=": comparison((order) => order <= 0),
  ">": comparison((order) => order > 0),
  ">=": comparison((order) => order >= 0),
  "+": arithmetic((a, b) => (b === undefined ? a : a + b) ?? Number.NaN),
  "-": arithmetic((a, b) => (a === undefined ? Number.NaN : b === undefined ? -a : a - b)),
  "*": arithmetic((a, b) => (a ?? Number.NaN) * (b ?? Number.NaN)),
  "/": arithmetic((a, b) => (a ?? Number.NaN) / (b ?? Number.NaN)),
  "^": arithmetic((a, b) => (a ?? Number.NaN) ** (b ?? Number.NaN)),
  "%%": arithmetic((a = Number.NaN, b = Number.NaN) => a - b * Math.floor(a / b)),
  "%/%": arithmetic((a = Number.NaN, b = Number.NaN) => Math.floor(a / b)),
  log: arithmetic((a = Number.NaN, base) => (base === undefined ? Math.log(a) : Math.log(a) / Math.log(base))),
  log1p: arithmetic((a = Number.NaN) => Math.log1p(a)),
  exp: arithmetic((a = Number.NaN) => Math.exp(a)),
  sqrt: arithmetic((a = Number.NaN) => Math.sqrt(a)),
  abs: arithmetic((a = Number.NaN) => Math.abs(a)),
  floor: arithmetic((a = Number.NaN) => Math.floor(a)),
  ceiling: arithmetic((a = Number.NaN) => Math.ceil(a)),
  round: arithmetic((a = Number.NaN) => roundHalfEven(a)),
  pmin: arithmetic(Math.min),
  pmax: arithmetic(Math.max),
  "&": (a, b) => and(truth(a ?? null), truth(b ?? null)),
  "|": (a, b) => not(and(not(truth(a ?? null)), not(truth(b ?? null)))),
  "!": (a) => not(truth(a ?? null)),
  "is.na": (a) => a === null,
  ifelse: (test, yes, no) => (truth(test ?? null) === null ? null : truth(test ?? null) ? (yes ?? null) : (no ?? null)),
  "(": (a) => a ?? null,
  I: (a) => a ?? null,
  paste0: (...cells) => cells.map((cell) => (cell === null ? "NA" : String(cell))).join(""),
};

const and = (a: boolean | null, b: boolean | null): boolean | null =>
  a === false || b === false ? false : a === null || b === null ? null : true;
const not = (a: boolean | null): boolean | null => (a === null ? null : !a);

function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  return value - low === 0.5 ? low + (low % 2) : Math.round(value);
}

function call(name: string, args: readonly GoldenColumn[], table: GoldenTable): GoldenColumn {
  const first = args[0] ?? plain([]);
  switch (name) {
    case "c":
      return plain(args.flatMap((each) => each.values));
    case "length":
      return plain([first.values.length]);
    case "rep":
      return plain(Array.from({ length: number(args[1]?.values[0] ?? 1) }, () => first.values).flat());
    case "%in%": {
      const set = new Set((args[1] ?? plain([])).values.map(String));
      return plain(first.values.map((value) => value !== null && set.has(String(value))));
    }
    case "as.character":
      return plain(first.values.map((value) => (value === null ? null : String(value))));
    case "factor":
    case "as.factor":
      return { values: first.values.map((value) => (value === null ? null : String(value))), factor: true };
    case "as.numeric":
    case "as.integer": {
      const levels = first.factor ? levelsOf(first) : [];
      const convert = (value: CellValue): CellValue => {
        if (value === null) return null;
        const converted = first.factor ? levels.indexOf(value) + 1 : Number(value);
        return Number.isNaN(converted) ? null : name === "as.integer" ? Math.trunc(converted) : converted;
      };
      return plain(first.values.map(convert));
    }
    case "mean":
    case "sum":
    case "max":
    case "min":
    case "median":
      return plain([summary(name, first)]);
    default: {
      const f = scalars[name];
      if (f === undefined) throw new Error(`Cannot evaluate R's function "${name}"`);
      const length = args.some((each) => each.values.length === table.rows)
        ? table.rows
        : Math.max(0, ...args.map((each) => each.values.length));
      const cell = (each: GoldenColumn, row: number) => each.values[row % each.values.length] ?? null;
      return plain(Array.from({ length }, (_, row) => f(...args.map((each) => cell(each, row)))));
    }
  }
}

function summary(name: "mean" | "sum" | "max" | "min" | "median", column: GoldenColumn): CellValue {
  const numbers = column.values.filter((value) => value !== null).map(number);
  const sum = numbers.reduce((total, value) => total + value, 0);
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return {
    sum,
    mean: sum / numbers.length,
    max: sorted.at(-1) ?? null,
    min: sorted[0] ?? null,
    median: middle.reduce((total, value) => total + value, 0) / middle.length,
  }[name];
}
