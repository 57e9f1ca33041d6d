import { dirname, join } from "node:path";
import { z } from "zod";
import { type Frame, frameFromCsv, readCsv } from "../src/index.ts";
import { EstimateCase } from "./estimate-case.ts";
import { FileError, readJson, readText, type TextFile } from "./files.ts";
import type { Command } from "./main.ts";
import { type NamedEstimate, runCase } from "./run-case.ts";
import { readOptions, UsageError } from "./usage.ts";
import { programName } from "./version.ts";

const usage = `Usage: returns estimate <case.json>

Makes the estimates that a file asks for and writes them as JSON. The file names its data (a CSV beside it, or the
columns themselves), the design in the words of R's survey, and the estimator: mean, total, ratio, proportion, quantile.

Example:
  echo '{"data": {"size": [4, 6, 5, 9], "camp": ["a", "a", "b", "b"], "w": [10, 10, 20, 20]},
         "design": {"ids": "camp", "weights": "w"},
         "estimator": {"kind": "mean", "vars": "size"}}' > case.json
  returns estimate case.json
`;

export const estimate: Command = {
  usage,
  run: async (args, terminal) => {
    const { positionals } = readOptions(args, { texts: [], switches: [] });
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0) throw new UsageError("Name one case");
    const { asked, frame, file } = readCase(path);
    const estimates = runCase(asked, frame);
    const result = {
      ...(asked.id === undefined ? {} : { id: asked.id }),
      estimates: estimates.map(withoutNaN),
      madeBy: programName(),
      madeAt: new Date().toISOString(),
      case: { name: file.name, sha256: file.sha256 },
    };
    terminal.out(`${JSON.stringify(result, undefined, 2)}\n`);
  },
};

/** A case from its file, with its data. */
export function readCase(path: string): {
  readonly asked: EstimateCase;
  readonly frame: Frame;
  readonly file: TextFile;
} {
  const { value, file } = readJson(path);
  const asked = EstimateCase.safeParse(value);
  if (!asked.success) throw new FileError(`Cannot use ${path} as a case:\n${z.prettifyError(asked.error)}`);
  return { asked: asked.data, frame: frameOf(asked.data, dirname(path)), file };
}

function frameOf({ data, design }: EstimateCase, folder: string): Frame {
  const table =
    typeof data === "string" ? readCsv(readText(join(folder, data), undefined).text, data) : tableFromColumns(data);
  const variables = (design.categorical ?? []).map((name) => ({
    name,
    label: {},
    measure: "category" as const,
    levels: [],
    missing: {},
  }));
  return frameFromCsv(table, { unit: "row", variables, unlisted: "refuse" });
}

function tableFromColumns(columns: Readonly<Record<string, readonly (string | number | null)[]>>) {
  const header = Object.keys(columns);
  const lengths = new Set(Object.values(columns).map((column) => column.length));
  if (lengths.size !== 1) {
    throw new FileError(`Cannot use columns of different lengths: ${[...lengths].join(", ")}`);
  }
  const [rows = 0] = lengths;
  return {
    source: "data",
    header,
    rows: Array.from({ length: rows }, (_, row) => header.map((name) => String(columns[name]?.[row] ?? ""))),
    lines: Array.from({ length: rows }, (_, row) => row + 1),
  };
}

/** JSON has no NaN: what has no meaning here is `null`. */
const withoutNaN = (estimate: NamedEstimate): object =>
  Object.fromEntries(
    Object.entries(estimate).map(([key, value]) => [
      key,
      typeof value === "number" && !Number.isFinite(value) ? null : value,
    ]),
  );
