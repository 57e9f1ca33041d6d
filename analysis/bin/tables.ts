import { z } from "zod";
import {
  everyVariable,
  householdPlan,
  longTableCsv,
  Plan,
  type PlanEntry,
  PlanOptions,
  type Provenance,
  planFromList,
  readCsv,
  runEntry,
  runName,
  surveyOptions,
} from "../src/index.ts";
import { readCodebook } from "./codebook.ts";
import { FileError, readJson, readText, type TextFile, writeAll } from "./files.ts";
import type { Command } from "./main.ts";
import { progress } from "./progress.ts";
import { formatsFrom, json, sha256, tableFiles } from "./table-files.ts";
import type { Terminal } from "./terminal.ts";
import { type LoadedUnits, loadUnits } from "./units.ts";
import { needed, oneOf, readOptions, UsageError } from "./usage.ts";
import { programName } from "./version.ts";

const usage = `Usage: returns tables --data <file.csv|folder> --design <design.json|unweighted|full-count> --plan <plan> --out <folder>

  --data      CSV of Kobo, ODK Central or any other; or a folder with household.csv, member.csv …
  --form      household (or another form of the toolkit), or the survey sheet of an XLSForm as CSV
  --choices   its choices sheet, where it does not lie beside the survey sheet
  --unit      what a row of the data is (household)
  --design    JSON: {"strata": "…", "clusters": "…", "weights": "…", "singleCluster": "adjust"}
  --plan      household, every-variable, a plan as JSON, or a list of analysis as CSV
  --by        with every-variable: the group to compare
  --format    csv,json,html,svg (all of them when absent)
  --lang      en, ar or fr: of labels and charts (en)
  --interval  logit, beta, wilson, arcsine, wald (logit)
  --degrees-of-freedom  domain, design, variable (domain)
  --quantile-rule       math, school (math)
  --level     confidence level (0.95)
  --small-numbers show  show what is withheld otherwise: fewer than 10 answers, or one cluster
  --unlisted keep       keep codes that the choice list does not have, instead of stopping
  --encoding  of the data, when not UTF-8
  --versions  where the data are of several versions of the form: CSV of version,column,from,to; or same
  --as-of     the day the data were taken: dates after it are left out and counted (today)
  --ahead     columns of dates that may lie ahead, such as a planned return
  --durations columns of numbers that are lengths of time: those below 0 are left out and counted
  --provisional, --simulated   mark every table as such
  --force     write over files that are there

These tables are for the office. What leaves it is written by returns release.

Example:
  returns tables --data export/ --form household --design design.json --plan household --out tables/ --lang ar
`;

/** The options with a value. */
export const texts = [
  ...["data", "form", "choices", "unit", "design", "plan", "by", "out", "format", "lang", "interval"],
  ...["degrees-of-freedom", "quantile-rule", "level", "small-numbers", "unlisted", "encoding", "versions"],
  ...["as-of", "ahead", "durations"],
] as const;

export const tables: Command = { usage, run };

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { text, on, positionals } = readOptions(args, { texts, switches: ["force", "provisional", "simulated"] });
  if (positionals.length > 0) throw new UsageError(`What is "${positionals[0]}"? Options begin with --`);
  const out = needed(text("out"), "out");
  const formats = formatsFrom(text("format"));
  const language = oneOf(text("lang"), "lang", ["en", "ar", "fr"]) ?? "en";
  const options = { ...optionsFrom(text), provisional: on("provisional"), simulated: on("simulated") };
  const { codebook, loaded, plan, planFile } = readSurvey(text);
  for (const remark of loaded.remarks) terminal.err(`${remark}\n`);

  const report = progress(terminal, "tables", plan.length);
  const made = plan.map((entry, index) => {
    const table = runEntry(entry, loaded.units, options);
    report(index + 1);
    return table;
  });
  const provenance: Provenance = {
    madeBy: programName(),
    madeAt: new Date().toISOString(),
    files: [
      ...loaded.files.map(({ role, file }) => ({ role, name: file.name, sha256: file.sha256 })),
      ...codebook.files.map(({ name, sha256 }) => ({ role: "form" as const, name, sha256 })),
      ...(planFile === undefined ? [] : [{ role: "plan" as const, name: planFile.name, sha256: planFile.sha256 }]),
    ],
    units: [...loaded.units].map(([unit, { frame }]) => ({ unit, rows: frame.rows })),
    design: loaded.setup,
    options,
  };
  const name = runName(provenance, sha256);
  const files = new Map([["provenance.json", json({ run: name, ...provenance })]]);
  for (const [path, text] of await tableFiles(made, { name, provenance, language, formats, terminal, as: "made" }))
    files.set(path, text);
  if (formats.includes("csv")) files.set("analysis.csv", longTableCsv(plan, made, multipleIn(loaded)));
  const written = writeAll(out, files, on("force") ? "overwrite" : "keep");
  terminal.err(`${made.length} tables in ${written.length} files in ${out}\n`);
}

/** What tables are made from, as the command line says: data with their design, and a plan. */
export function readSurvey(text: (name: (typeof texts)[number]) => string | undefined) {
  const codebook = readCodebook(text("form"), text("choices"));
  const data = {
    path: needed(text("data"), "data"),
    unit: text("unit") ?? "household",
    unlisted: oneOf(text("unlisted"), "unlisted", ["refuse", "keep"]) ?? "refuse",
    encoding: text("encoding"),
    versions: text("versions"),
    times: {
      asOf: text("as-of") ?? new Date().toISOString().slice(0, 10),
      ahead: listed(text("ahead")),
      durations: listed(text("durations")),
    },
  };
  const loaded = loadUnits(data, codebook, needed(text("design"), "design"));
  const { plan, file: planFile } = planFrom(needed(text("plan"), "plan"), text("by"), loaded, data.unit);
  return { codebook, loaded, plan, planFile };
}

const listed = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** The names of the variables of which somebody may give several answers. */
const multipleIn = ({ units }: LoadedUnits): ReadonlySet<string> =>
  new Set(
    [...units.values()]
      .flatMap(({ frame }) => [...frame.columns.values()])
      .filter(({ type }) => type === "categories")
      .map(({ name }) => name),
  );

/** How estimates are made, as the command line says. */
export function optionsFrom(text: (name: (typeof texts)[number]) => string | undefined): PlanOptions {
  const level = text("level");
  const options = PlanOptions.safeParse({
    ...surveyOptions,
    ...(text("interval") === undefined ? {} : { interval: text("interval") }),
    ...(text("degrees-of-freedom") === undefined ? {} : { degreesOfFreedom: text("degrees-of-freedom") }),
    ...(text("quantile-rule") === undefined ? {} : { quantileRule: text("quantile-rule") }),
    ...(text("small-numbers") === undefined ? {} : { smallNumbers: text("small-numbers") }),
    ...(level === undefined ? {} : { level: Number(level) }),
  });
  if (!options.success)
    throw new UsageError(`An option has a word that it does not know:\n${z.prettifyError(options.error)}`);
  return options.data;
}

function planFrom(
  plan: string,
  by: string | undefined,
  { units }: LoadedUnits,
  unit: string,
): { readonly plan: readonly PlanEntry[]; readonly file?: TextFile } {
  const frame = units.get(unit)?.frame;
  if (frame === undefined) throw new TypeError(`The data of ${unit} were not loaded`);
  if (plan === "household") return { plan: householdPlan };
  if (plan === "every-variable") return { plan: everyVariable(frame, by) };
  if (plan.endsWith(".csv")) {
    const file = readText(plan, undefined);
    return { plan: planFromList(readCsv(file.text, file.name), frame), file };
  }
  const { value, file } = readJson(plan);
  const entries = Plan.safeParse(value);
  if (!entries.success) throw new FileError(`Cannot use ${plan} as a plan:\n${z.prettifyError(entries.error)}`);
  return { plan: entries.data, file };
}
