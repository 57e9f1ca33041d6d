import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
  DesignSetup,
  designFor,
  disagreements,
  type Frame,
  frameFromCsv,
  joinMembers,
  oneVersion,
  possibleTimes,
  readCsv,
  type Unit,
} from "../src/index.ts";
import type { Codebook } from "./codebook.ts";
import { FileError, readJson, readText, type TextFile } from "./files.ts";
import { UsageError } from "./usage.ts";

/** Where the data are and how they are to be read. */
export interface DataOptions {
  /** A CSV file, or a folder with one file for each unit: `household.csv`, `member.csv`. */
  readonly path: string;
  readonly unit: string;
  readonly unlisted: "refuse" | "keep";
  readonly encoding: string | undefined;
  /** How the answers of several versions of the form read as those of one: a CSV file, or `same`. */
  readonly versions: string | undefined;
  /** The day on which the data were taken, and the columns whose times are judged by another rule, as in `TimesReading`. */
  readonly times: { readonly asOf: string; readonly ahead: readonly string[]; readonly durations: readonly string[] };
}

/** The units of a survey, what they were read from, and what the analyst should know about the reading. */
export interface LoadedUnits {
  readonly units: ReadonlyMap<string, Unit>;
  readonly setup: DesignSetup;
  readonly files: readonly { readonly role: "data" | "design" | "versions"; readonly file: TextFile }[];
  readonly remarks: readonly string[];
}

/** Reads the data and gives each unit its design. */
export function loadUnits(data: DataOptions, codebook: Codebook, design: string): LoadedUnits {
  const { setup, file: designFile } = readSetup(design);
  const sources = dataFiles(data, codebook).map(({ unit, path }) => ({ unit, file: readText(path, data.encoding) }));
  const versionsFile =
    data.versions === undefined || data.versions === "same" ? undefined : readText(data.versions, undefined);
  const mapping =
    versionsFile === undefined
      ? data.versions === "same"
        ? "same"
        : undefined
      : readCsv(versionsFile.text, versionsFile.name);
  const frames = new Map<string, Frame>();
  const remarks: string[] = [];
  const unknown = new Set([...data.times.ahead, ...data.times.durations]);
  for (const { unit, file } of sources) {
    const variables = codebook.variables(unit);
    const severalCodes = new Set(variables.filter(({ measure }) => measure === "categories").map(({ name }) => name));
    const read = oneVersion(readCsv(file.text, file.name), { versions: mapping, severalCodes });
    const has = (name: string) => read.table.header.includes(name);
    const { asOf, ahead, durations } = data.times;
    const timed = possibleTimes(read.table, {
      ...{ variables, asOf },
      ...{ ahead: ahead.filter(has), durations: durations.filter(has) },
    });
    const { table } = timed;
    for (const name of table.header) unknown.delete(name);
    remarks.push(...[...read.remarks, ...timed.remarks].map((remark) => `${file.name}: ${remark}`));
    remarks.push(...disagreements(table, variables).map((remark) => `${file.name}: ${remark}`));
    const frame = frameFromCsv(table, { unit, variables, unlisted: data.unlisted, ignore: codebook.identifiers });
    const households = frames.get(data.unit);
    frames.set(unit, households === undefined ? frame : joinMembers(frame, households, keysOf(frame, households)));
  }
  if (unknown.size > 0)
    throw new UsageError(
      `Cannot look at the times of ${[...unknown].join(", ")}, as the data have no such column: correct --ahead or --durations`,
    );
  const units = new Map([...frames].map(([unit, frame]) => [unit, { frame, design: designFor(frame, setup) }]));
  const others = [
    ...(designFile === undefined ? [] : [{ role: "design" as const, file: designFile }]),
    ...(versionsFile === undefined ? [] : [{ role: "versions" as const, file: versionsFile }]),
  ];
  return {
    units,
    setup,
    files: [...sources.map(({ file }) => ({ role: "data" as const, file })), ...others],
    remarks,
  };
}

function dataFiles({ path, unit }: DataOptions, { rosters }: Codebook) {
  if (!existsSync(path)) throw new FileError(`Cannot read ${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory()) return [{ unit, path }];
  const files = [unit, ...rosters].map((name) => ({ unit: name, path: join(path, `${name}.csv`) }));
  if (!existsSync(files[0]?.path ?? "")) {
    const found = readdirSync(path).filter((name) => name.endsWith(".csv"));
    throw new UsageError(
      `The folder ${path} has no ${unit}.csv. Name one of its files with --data: ${found.join(", ") || "there is no CSV"}`,
    );
  }
  return files.filter((file) => existsSync(file.path));
}

/** The pairs of keys by which exports tie members to households: ours, those of ODK Central and of Kobo. */
const knownKeys = [
  { member: "parent_id", household: "submission_id" },
  { member: "PARENT_KEY", household: "KEY" },
  { member: "_submission__uuid", household: "_uuid" },
  { member: "_parent_index", household: "_index" },
];

function keysOf(members: Frame, households: Frame) {
  const keys = knownKeys.find(
    ({ member, household }) => members.columns.has(member) && households.columns.has(household),
  );
  if (keys !== undefined) return keys;
  const pairs = knownKeys.map(({ member, household }) => `${member} with ${household}`).join(", ");
  throw new FileError(`Cannot tie ${members.unit} to ${households.unit}: neither pair of keys is there (${pairs})`);
}

/** A design from a file, or one of the two that need none. */
function readSetup(design: string): { readonly setup: DesignSetup; readonly file?: TextFile } {
  if (design === "unweighted") return { setup: { singleCluster: "fail" } };
  if (design === "full-count") return { setup: { population: "full-count", singleCluster: "fail" } };
  const { value, file } = readJson(design);
  const setup = DesignSetup.safeParse(value);
  if (!setup.success) throw new FileError(`Cannot use ${design} as a design:\n${z.prettifyError(setup.error)}`);
  return { setup: setup.data, file };
}
