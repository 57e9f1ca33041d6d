import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import {
  DisclosureRules,
  judgeRelease,
  loadSolver,
  publicRules,
  type Release,
  releaseTable,
} from "../src/disclosure/index.ts";
import type { ReleasedTable } from "../src/index.ts";
import { FileError, readJson, type TextFile, writeAll } from "./files.ts";
import { householdIds } from "./household-ids.ts";
import { openLedger } from "./ledger-files.ts";
import type { Command } from "./main.ts";
import { progress } from "./progress.ts";
import { formatsFrom, json, sha256, tableFiles } from "./table-files.ts";
import { optionsFrom, readSurvey, texts } from "./tables.ts";
import type { Terminal } from "./terminal.ts";
import { needed, oneOf, readOptions, UsageError } from "./usage.ts";
import { programName } from "./version.ts";

const usage = `Usage: returns release --data … --design … --plan … --out <folder> [options of returns tables]

Writes the tables and charts of a plan as they may leave the office: figures that rest on few households are withheld, and
what would give them away; figures are rounded; an audit tries to work out what is withheld. A table that cannot be made
safe is not written, and it is said why and what to merge. A ledger beside the folder remembers of whom figures were
released; what could be subtracted from an earlier release is refused. See analysis/src/disclosure/README.md.

  --rules     JSON: {"restricted": ["income"], "households": {"restricted": 5, "other": 3}, "collapse": {…}}
  --ledger    file of the ledger (ledger.jsonl beside the folder); it and its key stay in the office
  --id        column with the id of a household, where it is not submission_id, KEY, _uuid …
  --force     write over files that are there

Exit code 1 where a table was not written.

Example:
  returns release --data export/ --form household --design design.json --plan household --out releases/2026-11
`;

export const release: Command = { usage, run };

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { text, on, positionals } = readOptions(args, {
    texts: [...texts, "rules", "ledger", "id"],
    switches: ["force", "provisional", "simulated"],
  });
  if (positionals.length > 0) throw new UsageError(`What is "${positionals[0]}"? Options begin with --`);
  if (text("small-numbers") !== undefined)
    throw new UsageError("--small-numbers is for the office: a release withholds by its --rules");
  const out = needed(text("out"), "out");
  const formats = formatsFrom(text("format"));
  const language = oneOf(text("lang"), "lang", ["en", "ar", "fr"]) ?? "en";
  const options = { ...optionsFrom(text), provisional: on("provisional"), simulated: on("simulated") };
  const { codebook, loaded, plan, planFile } = readSurvey(text);
  const { rules, file: rulesFile } = readRules(text("rules"), codebook.restricted);
  const ids = householdIds(loaded.units, text("unit") ?? "household", text("id"));
  const ledger = openLedger(text("ledger") ?? join(dirname(resolve(out)), "ledger.jsonl"));
  for (const remark of loaded.remarks) terminal.err(`${remark}\n`);

  const solve = await loadSolver();
  const report = progress(terminal, "tables", plan.length);
  const releases = plan.map((entry, index) => {
    const made = releaseTable(entry, loaded.units, options, rules, solve);
    report(index + 1);
    return made;
  });
  const released = releases.filter((each) => each.status === "released");
  for (const { table, merged } of released) {
    terminal.err(keptBack(table));
    if (merged > 0) terminal.err(`${table.id}: categories were merged as step ${merged} of the rules says\n`);
  }

  if (released.length === 0) refuseTheRest(releases);
  const name = basename(resolve(out));
  const verdict = judgeRelease(released, ledger.entries, rules, {
    release: name,
    at: new Date().toISOString(),
    idOf: (unit, row) => ids.get(unit)?.[row] ?? "",
    keyed: ledger.keyed,
    hash: sha256,
  });
  if (verdict.status === "refused") throw new FileError(verdict.message);
  const provenance = {
    madeBy: programName(),
    files: [
      ...loaded.files.map(({ role, file }) => named(role, file)),
      ...codebook.files.map((file) => named("form", file)),
      ...(planFile === undefined ? [] : [named("plan", planFile)]),
      ...(rulesFile === undefined ? [] : [named("rules", rulesFile)]),
    ],
    // Which choices there are, not their values: the weight of every cluster may be among them
    design: Object.keys(loaded.setup),
    options: { interval: options.interval, level: options.level, degreesOfFreedom: options.degreesOfFreedom },
    rules,
    provisional: options.provisional,
    simulated: options.simulated,
  };
  const tables = released.map(({ table }) => table);
  const run = sha256(JSON.stringify({ provenance, tables })).slice(0, 12);
  const files = new Map([["provenance.json", json({ run, ...provenance })]]);
  const writing = { name: run, provenance, language, formats, terminal, as: "released" } as const;
  for (const [path, content] of await tableFiles(tables, writing)) files.set(path, content);
  refuseOverwriting(out, files, on("force"));
  // Remembered first: what is written and forgotten could not be taken back
  if (verdict.status === "new") ledger.add(verdict.entry);
  const written = writeAll(out, files, "overwrite");
  terminal.err(`${tables.length} tables in ${written.length} files in ${out}\n`);
  if (verdict.status === "released-before")
    terminal.err(`The figures are those of release "${verdict.release}": the ledger has nothing to add\n`);
  refuseTheRest(releases);
}

/** The rules of the project over the defaults; what the form declares as sensitive is restricted in any case. */
function readRules(
  path: string | undefined,
  restricted: readonly string[],
): { readonly rules: DisclosureRules; readonly file?: TextFile } {
  if (path === undefined) return { rules: { ...publicRules, restricted } };
  const { value, file } = readJson(path);
  const given = z.record(z.string(), z.unknown()).safeParse(value);
  const rules = DisclosureRules.safeParse({ ...publicRules, ...given.data });
  if (!given.success || !rules.success)
    throw new FileError(
      `Cannot use ${path} as rules:\n${z.prettifyError(given.error ?? rules.error ?? new z.ZodError([]))}`,
    );
  return { rules: { ...rules.data, restricted: [...new Set([...restricted, ...rules.data.restricted])] }, file };
}

/** How much of a table is told; nothing where all is. */
function keptBack({ id, cells }: ReleasedTable): string {
  const count = (is: (value: ReleasedTable["cells"][number]["value"]) => boolean): number =>
    cells.filter(({ value }) => is(value)).length;
  const parts = [
    [count((value) => value.status === "withheld" && value.reason === "disclosure"), "withheld"],
    [count((value) => value.status === "withheld" && value.reason === "small-base"), "with too few answers"],
    [count(({ status }) => status === "bounded"), "told as below or above only"],
  ] as const;
  const said = parts.flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
  return said.length === 0 ? "" : `${id}: of ${cells.length} cells ${said.join(", ")}\n`;
}

const named = (role: string, { name, sha256 }: TextFile) => ({ role, name, sha256 });

function refuseOverwriting(out: string, files: ReadonlyMap<string, string>, force: boolean): void {
  const there = [...files.keys()].filter((name) => existsSync(join(out, name)));
  if (force || there.length === 0) return;
  throw new FileError(
    `Cannot write ${join(out, there[0] ?? "")}, as it is there already. Choose another folder, or add --force to write over it`,
  );
}

/** @throws FileError with what was not released, and why */
function refuseTheRest(releases: readonly Release[]): void {
  const messages = releases.flatMap((each) => (each.status === "refused" ? [each.message] : []));
  if (messages.length > 0) throw new FileError(messages.join("\n"));
}
