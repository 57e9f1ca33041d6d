import { type RepeatedEstimate, type RScript, rScript } from "../src/export/r-script.ts";
import { repeatTable } from "../src/export/repeat-table.ts";
import type { Design } from "../src/index.ts";
import { readCase } from "./estimate.ts";
import { FileError, writeAll } from "./files.ts";
import type { Command } from "./main.ts";
import { repeatCase } from "./repeat-case.ts";
import { optionsFrom, readSurvey, texts } from "./tables.ts";
import { needed, readOptions, UsageError } from "./usage.ts";
import { programName } from "./version.ts";

const usage = `Usage: returns export r <case.json> --out <folder>
       returns export r --table <id> --data … --design … --plan … [options of returns tables] --out <folder>

Writes an R script that makes the figures of a case or of a table again with R's package survey, beside ours, and the data that
it reads: strata, clusters, weights, and the columns of the figures, without names of people or places. They are answers of
households all the same: keep them as you keep the data. The script ends with exit code 1 where a figure differs by more
than 1e-8.

  --force     write over files that are there

Example:
  returns export r --table T36 --data export/ --form household --design design.json --plan household --out check/
  cd check && Rscript T36.R
`;

export const exports: Command = {
  usage,
  run: async (args, terminal) => {
    const [format, ...rest] = args;
    if (format !== "r") throw new UsageError(`Name the format: r${format === undefined ? "" : `. Found "${format}"`}`);
    const { text, on, positionals } = readOptions(rest, {
      texts: [...texts, "table"],
      switches: ["force", "provisional", "simulated"],
    });
    const out = needed(text("out"), "out");
    const [path, ...others] = positionals;
    if (others.length > 0 || (path === undefined) === (text("table") === undefined))
      throw new UsageError("Name one case, or one table with --table");
    const { name, source, design, estimates } =
      path === undefined
        ? figuresOfTable(needed(text("table"), "table"), readSurvey(text), {
            ...optionsFrom(text),
            provisional: on("provisional"),
            simulated: on("simulated"),
          })
        : figuresOfCase(path);
    if (estimates.length === 0)
      throw new FileError(`Cannot write R for ${name}, as it has no figure that may be shown`);
    const title = [
      `${name} of ${source}, made again with R's survey`,
      `Written by ${programName()} at ${new Date().toISOString()}`,
      "y… are the variables, d… the rows that a figure rests on; drawn… is the share of clusters that was drawn",
    ];
    const dataName = `${name}-data.csv`;
    const { script, data }: RScript = rScript(design, estimates, title, dataName);
    const files = new Map([
      [`${name}.R`, script],
      [dataName, data],
    ]);
    writeAll(out, files, on("force") ? "overwrite" : "keep");
    terminal.err(`${estimates.length} figures in ${out}: run Rscript ${name}.R there\n`);
  },
};

interface Figures {
  readonly name: string;
  readonly source: string;
  readonly design: Design;
  readonly estimates: readonly RepeatedEstimate[];
}

function figuresOfCase(path: string): Figures {
  const { asked, frame, file } = readCase(path);
  const source = `${file.name} (sha256 ${file.sha256.slice(0, 12)})`;
  return { name: file.name.replace(/\.json$/, ""), source, ...repeatCase(asked, frame) };
}

function figuresOfTable(
  id: string,
  { loaded, plan }: ReturnType<typeof readSurvey>,
  options: Parameters<typeof repeatTable>[2],
): Figures {
  const entry = plan.find((each) => each.id === id);
  if (entry === undefined) {
    const ids = plan.map((each) => each.id);
    throw new UsageError(`The plan has no table "${id}": it has ${ids.join(", ")}`);
  }
  const unit = loaded.units.get(entry.unit);
  if (unit === undefined) throw new FileError(`Cannot write R for ${id}, as there are no data of ${entry.unit}`);
  const source = loaded.files.map(({ file }) => `${file.name} (sha256 ${file.sha256.slice(0, 12)})`).join(", ");
  return { name: id, source, design: unit.design, estimates: repeatTable(entry, loaded.units, options) };
}
