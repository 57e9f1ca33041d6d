import { basename, dirname } from "node:path";
import { z } from "zod";
import { writeCsv } from "../src/export/csv.ts";
import {
  codesOf,
  columnOf,
  type Frame,
  frameFromCsv,
  type MadeWeights,
  makeWeights,
  readClusters,
  readCsv,
  WeightSetup,
} from "../src/index.ts";
import { readCodebook } from "./codebook.ts";
import { FileError, readJson, readText, writeAll } from "./files.ts";
import type { Command } from "./main.ts";
import type { Terminal } from "./terminal.ts";
import { needed, oneOf, readOptions } from "./usage.ts";
import { programName } from "./version.ts";

const usage = `Usage: returns weights --frame <clusters.csv> --data <households.csv> --out <weights.csv> [options]

Makes the weights of a survey and says how unequal they are. Writes one line a household (its key, its cluster, the weight
after each step) and, beside it, <out>.json: the setup, diagnostics, and each known total before and after.

The frame has one cluster a line: stratum, cluster, frame_households, and for those drawn listed_households,
drawn_households and, where known, not_eligible. Clusters without drawn_households only add to the size of their stratum;
a frame that has none of them says it in stratum_households.

Options:
  --setup     weights.json: {"cluster": "cluster_id", "emptyClusters": "refuse" | "spread-over-stratum",
                "nonResponse": {"kind": "within-cluster"}
                  | {"kind": "classes", "by": ["site_type"], "result": "visit_result",
                     "responded": ["interview"], "notEligible": ["empty"]},
                "steps": [any of, in this order:
                  {"kind": "trim", "lower": 0.2, "upper": 5, "unit": "times-median" | "households"},
                  {"kind": "post-stratify", "by": ["state"], "sizes": {"SD02": 118000, …}},
                  {"kind": "rake", "margins": [{"by": "state", "sizes": {…}}, {"by": "head_sex", "sizes": {…}}]},
                  {"kind": "greg", "totals": [{"of": "hh_size", "total": 6552118}], "bounds": {"lower": 0.3, "upper": 3}},
                  {"kind": "logit", "totals": [{"of": "site_type", "code": "camp", "total": 90000}], "bounds": {…}}]}
              Without it: cluster_id, refuse, within-cluster, no steps
  --key       column that names a household, default _uuid, KEY, submission_id or household_id
  --form      a form of the toolkit, or the survey sheet of an XLSForm as CSV (with --choices)
  --unlisted  refuse (default) or keep: codes that are not in the form
  --encoding  of the files, when not UTF-8
  --force     write over files that are there

Example:
  returns weights --frame clusters.csv --data household.csv --setup weights.json --out weights.csv
`;

const texts = ["frame", "data", "out", "setup", "key", "form", "choices", "unlisted", "encoding"] as const;

export const weights: Command = {
  usage,
  run: async (args, terminal) => {
    const { text, on } = readOptions(args, { texts, switches: ["force"] });
    const frameFile = readText(needed(text("frame"), "frame"), text("encoding"));
    const dataFile = readText(needed(text("data"), "data"), text("encoding"));
    const out = needed(text("out"), "out");
    const { setup, file: setupFile } = setupFrom(text("setup"));
    const codebook = readCodebook(text("form"), text("choices"));
    const data = frameFromCsv(readCsv(dataFile.text, dataFile.name), {
      unit: "household",
      variables: codebook.variables("household"),
      unlisted: oneOf(text("unlisted"), "unlisted", ["refuse", "keep"]) ?? "refuse",
      ignore: codebook.identifiers,
    });
    const made = makeWeights(data, readClusters(readCsv(frameFile.text, frameFile.name)), setup);
    const report = {
      madeBy: programName(),
      madeAt: new Date().toISOString(),
      files: [
        { role: "frame", name: frameFile.name, sha256: frameFile.sha256 },
        { role: "data", name: dataFile.name, sha256: dataFile.sha256 },
        ...(setupFile === undefined ? [] : [{ role: "setup", name: setupFile.name, sha256: setupFile.sha256 }]),
      ],
      setup,
      stages: made.stages.map(({ name, diagnostics }) => ({ name, ...diagnostics })),
      margins: made.margins,
      clusters: made.clusters,
    };
    const files = new Map([
      [basename(out), rowsOf(made, data, keyOf(data, text("key")), setup.cluster)],
      [`${basename(out)}.json`, `${JSON.stringify(report, undefined, 2)}\n`],
    ]);
    writeAll(dirname(out), files, on("force") ? "overwrite" : "keep");
    tell(made, terminal);
  },
};

const plainSetup: WeightSetup = {
  cluster: "cluster_id",
  emptyClusters: "refuse",
  nonResponse: { kind: "within-cluster" },
  steps: [],
};

function setupFrom(path: string | undefined) {
  if (path === undefined) return { setup: plainSetup };
  const { value, file } = readJson(path);
  const setup = WeightSetup.safeParse(value);
  if (!setup.success) throw new FileError(`Cannot use ${path} to make weights:\n${z.prettifyError(setup.error)}`);
  return { setup: setup.data, file };
}

const keys = ["_uuid", "KEY", "submission_id", "household_id"];

function keyOf(data: Frame, named: string | undefined): string {
  const key = named ?? keys.find((each) => data.columns.has(each));
  if (key === undefined)
    throw new FileError(
      `Cannot name the households, as the data have none of ${keys.join(", ")}: choose a column with --key`,
    );
  const codes = codesOf(columnOf(data, key));
  const seen = new Map<string | null, number>();
  for (const [row, code] of codes.entries()) {
    const before = seen.get(code);
    if (before !== undefined)
      throw new FileError(
        `Cannot name households by ${key}, as rows ${before + 1} and ${row + 1} both have "${code ?? ""}"`,
      );
    seen.set(code, row);
  }
  return key;
}

function rowsOf({ stages, weights: last }: MadeWeights, data: Frame, key: string, cluster: string): string {
  const [names, clusters] = [codesOf(columnOf(data, key)), codesOf(columnOf(data, cluster))];
  const header = [key, cluster, ...stages.map(({ name }, i) => `${i}_${name}`), "weight"];
  const rows = names.map((name, row) => [
    name ?? undefined,
    clusters[row] ?? undefined,
    ...stages.map(({ weights: each }) => each[row]),
    last[row],
  ]);
  return writeCsv(header, rows);
}

function tell({ stages, margins }: MadeWeights, terminal: Terminal): void {
  const figure = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)).padStart(10);
  const header = ["households", "smallest", "median", "largest", "Kish deff", "top 5 %", "effective"];
  terminal.err(`${"".padEnd(16)}${header.map((word) => word.padStart(10)).join(" ")}\n`);
  for (const { name, diagnostics } of stages) {
    const { sum, smallest, median, largest, designEffect, largestShare, effectiveRespondents } = diagnostics;
    const cells = [sum, smallest, median, largest, designEffect, largestShare, effectiveRespondents].map(figure);
    terminal.err(`${name.padEnd(16)}${cells.join(" ")}\n`);
  }
  if (margins.length === 0) return;
  terminal.err(
    `\n${"known total".padEnd(36)}${["known", "before", "after", "rows"].map((word) => word.padStart(10)).join(" ")}\n`,
  );
  for (const { name, known, before, after, respondents } of margins)
    terminal.err(`${name.padEnd(36)}${[known, before, after, respondents].map(figure).join(" ")}\n`);
}
