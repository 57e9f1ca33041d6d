import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { formToWire } from "@returns/schemas";
import { z } from "zod";
import { readXForm } from "../oracle/read-xform.ts";

const Standing = z.object({ asked: z.boolean(), value: z.string(), fault: z.string() });
const Measurement = z.object({
  costs: z.object({ open: z.number(), make: z.number(), answer: z.number(), age: z.number(), date: z.number() }),
  standings: z.array(z.tuple([z.string(), Standing])),
});
type Measurement = z.infer<typeof Measurement>;

/** CPU milliseconds of each measured thing. */
type Costs = Measurement["costs"];
type Measured = keyof typeof measured;

/** What is measured, and the aim in CPU milliseconds at 100 members. */
const measured = {
  open: { label: "open the form", aim: 50 },
  make: { label: "make the members", aim: 50 },
  answer: { label: "answer 10 questions for each", aim: 200 },
  age: { label: "one age → 13 aggregates", aim: 0.5 },
  date: { label: "one date → every member", aim: undefined },
} as const;
const names = Object.keys(measured).filter((name): name is Measured => Object.hasOwn(measured, name));

const sizes = [1, 20, 100] as const;
/** How many times faster than ODK Web Forms at 100 members. */
const wantedRatio = 20;
/** A member among 100 costs at most so many times what a member among 20 costs. */
const wantedGrowth = 1.6;

/**
 * The household form with a roster of 24 fields and 13 aggregates over members, in our engine and in ODK Web Forms', each in
 * a process of its own: CPU time, the least of a few runs. Values that differ fail the run.
 *
 * @returns whether every aim holds and the engines agree
 */
export function benchForms(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "returns-bench-"));
  try {
    const xform = here("roster-form.xml");
    const wire = join(folder, "roster-form.json");
    writeFileSync(wire, JSON.stringify(formToWire(readXForm(readFileSync(xform, "utf8")))));
    return compare((size) => [measure("ours", wire, size), measure("web-forms", xform, size)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(measureBoth: (size: number) => readonly [Measurement, Measurement]): boolean {
  const verdicts: boolean[] = [];
  const table = new Map<number, readonly [Costs, Costs]>();
  for (const size of sizes) {
    const [own, peer] = measureBoth(size);
    table.set(size, [own.costs, peer.costs]);
    console.log(`\n${`${size} ${size === 1 ? "member" : "members"}`.padEnd(30)}    ours ms   Web Forms ms     times`);
    for (const name of names) console.log(line(measured[name].label, own.costs[name], peer.costs[name]));
    verdicts.push(agree(own, peer));
  }
  console.log("");
  const at = (size: number, name: Measured): readonly [number, number] => {
    const [own, peer] = table.get(size) ?? [];
    return [own?.[name] ?? Number.NaN, peer?.[name] ?? Number.NaN];
  };
  for (const name of names) {
    const { label, aim } = measured[name];
    const [own, peer] = at(100, name);
    if (aim !== undefined) verdicts.push(verdict(own < aim, `${label}: ${figure(own)} ms (aim: less than ${aim})`));
    verdicts.push(
      verdict(peer / own >= wantedRatio, `${label}: ${figure(peer / own)} times faster (aim: ${wantedRatio} or more)`),
    );
    if (name === "open") continue;
    const growth = own / 100 / (at(20, name)[0] / 20);
    verdicts.push(
      verdict(
        growth <= wantedGrowth,
        `${label}: ${figure(growth)} × the cost a member has among 20 (aim: ${wantedGrowth})`,
      ),
    );
  }
  return verdicts.every(Boolean);
}

function measure(engine: string, file: string, size: number): Measurement {
  const args = ["--import", "tsx", here("forms-case.ts"), engine, file, String(size)];
  const env = { ...process.env, TSX_TSCONFIG_PATH: here("../tsconfig.json") };
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env, maxBuffer: 1 << 26 });
  if (stdout === "") throw new Error(`Cannot measure ${engine}: ${stderr}`);
  return Measurement.parse(JSON.parse(stdout));
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Whether both engines have the same answers in the end; here everybody has an income, so no sum is NaN there. */
function agree(own: Measurement, peer: Measurement): boolean {
  const theirs = new Map(peer.standings);
  const differing = own.standings.filter(([place, { asked, value, fault }]) => {
    // The moment of opening
    if (place === "start") return false;
    const other = theirs.get(place);
    const same = value === other?.value || (value !== "" && Number(value) === Number(other?.value));
    return asked !== other?.asked || !same || fault !== other.fault;
  });
  console.log(`${own.standings.length - differing.length} of ${own.standings.length} questions stand the same in both`);
  for (const [place, standing] of differing.slice(0, 5)) {
    console.log(`DIFFERS ${place}: ours ${JSON.stringify(standing)}, theirs ${JSON.stringify(theirs.get(place))}`);
  }
  return differing.length === 0;
}

function verdict(holds: boolean, sentence: string): boolean {
  console.log(`${holds ? "holds" : "FAILS"}  ${sentence}`);
  return holds;
}

const figure = (value: number): string => value.toPrecision(3);

const line = (label: string, own: number, peer: number): string =>
  `${label.padEnd(30)} ${figure(own).padStart(10)} ${figure(peer).padStart(14)} ${figure(peer / own).padStart(9)}`;
