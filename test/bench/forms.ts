import { readFileSync } from "node:fs";
import { type FormsEngine, type Opened, ourEngine, webFormsEngine } from "./forms-engine.ts";

/** CPU milliseconds of each measured thing. */
type Costs = Readonly<Record<Measured, number>>;
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
 * The household form with a roster of 24 fields and 13 aggregates over members, in our engine and in ODK Web Forms', in one
 * run: CPU time, the least of several runs of each, as the rest is what the machine does beside it. Values that differ
 * fail the run.
 *
 * @returns whether every aim holds and the engines agree
 */
export async function benchForms(): Promise<boolean> {
  const xform = readFileSync(new URL("roster-form.xml", import.meta.url), "utf8");
  const [ours, theirs] = [ourEngine(xform), webFormsEngine(xform)];
  const verdicts: boolean[] = [];
  const table = new Map<number, readonly [Costs, Costs]>();
  for (const size of sizes) {
    const [own, peer] = [await measure(ours, size), await measure(theirs, size)];
    table.set(size, [own.costs, peer.costs]);
    console.log(`\n${`${size} ${size === 1 ? "member" : "members"}`.padEnd(30)}    ours ms   Web Forms ms     times`);
    for (const name of names) console.log(line(measured[name].label, own.costs[name], peer.costs[name]));
    verdicts.push(agree(own.opened, peer.opened));
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

async function measure(engine: FormsEngine, size: number): Promise<{ readonly costs: Costs; readonly opened: Opened }> {
  const runs = size === 100 && engine.name !== "ours" ? 1 : 4;
  let last: Opened | undefined;
  let costs: Costs | undefined;
  for (let run = 0; run < runs; run += 1) {
    const [open, opened] = await cost(() => engine.open());
    begin(opened);
    const [make] = await cost(async () => opened.makeMembers(size));
    const members = membersOf(opened, size);
    const [answer] = await cost(async () => members.forEach(answerTen));
    const found = { open, make, answer, age: changeAges(opened, size), date: changeDates(opened, size) };
    costs = costs === undefined ? found : least(costs, found);
    last = opened;
  }
  if (costs === undefined || last === undefined) throw new RangeError("Cannot measure without a run");
  return { costs, opened: last };
}

const least = (one: Costs, other: Costs): Costs => ({
  open: Math.min(one.open, other.open),
  make: Math.min(one.make, other.make),
  answer: Math.min(one.answer, other.answer),
  age: Math.min(one.age, other.age),
  date: Math.min(one.date, other.date),
});

/** CPU milliseconds of some work. */
async function cost<Result>(work: () => Promise<Result>): Promise<readonly [number, Result]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

function begin(opened: Opened): void {
  const first = { enumerator: "Amna", interview_date: "2026-11-24", state: "s1", locality: "s1l1", site: "s1l1t1" };
  for (const [place, value] of Object.entries({ ...first, consent: "yes" })) opened.question(place).set(value);
}

type Setters = Readonly<Record<string, ReturnType<Opened["question"]>>>;

function membersOf(opened: Opened, size: number): readonly Setters[] {
  return Array.from({ length: size }, (_, i) =>
    Object.fromEntries(Object.keys(answersOf(i)).map((name) => [name, opened.question(`member[${i + 1}]/${name}`)])),
  );
}

/** Ten answers of a grown-up member. */
const answersOf = (i: number): Readonly<Record<string, string>> => ({
  m_name: `Member ${i}`,
  m_rel: i === 0 ? "head" : "child",
  m_sex: i % 2 === 0 ? "female" : "male",
  m_age: String(18 + ((i * 7) % 60)),
  m_marital: "married",
  m_edu: "primary",
  m_occ: "farmer",
  m_income: String(1000 + i),
  wg_see: i % 9 === 0 ? "a_lot" : "some",
  m_docs: "national_id passport",
});

function answerTen(member: Setters, i: number): void {
  for (const [name, value] of Object.entries(answersOf(i))) {
    member[name]?.set(value);
    member[name]?.read();
  }
}

const aggregates = [
  ...["u5", "child", "adult", "elder"].flatMap((band) => [`n_${band}_male`, `n_${band}_female`]),
  ...["n_heads", "n_disabled", "n_school_age_out", "income_sdg", "income_usd"],
];

function changeAges(opened: Opened, size: number): number {
  const age = opened.question(`member[${Math.ceil(size / 2)}]/m_age`);
  const read = aggregates.map((name) => opened.question(name));
  const ages = ["25", "65", "40", "71"];
  return repeated((i) => {
    age.set(ages[i % ages.length] ?? "30");
    for (const { read: readOne } of read) readOne();
  });
}

function changeDates(opened: Opened, size: number): number {
  const date = opened.question("interview_date");
  const births = Array.from({ length: size }, (_, i) => opened.question(`member[${i + 1}]/m_birth`));
  return repeated((i) => {
    date.set(`20${10 + (i % 16)}-05-05`);
    for (const { read } of births) read();
  });
}

/** CPU milliseconds of one of many: a change is too short to be measured alone. The last two leave the same behind. */
function repeated(work: (i: number) => void): number {
  for (let i = 0; i < 4; i += 1) work(i);
  let times = 0;
  const before = process.cpuUsage();
  for (;;) {
    for (let i = 0; i < 16; i += 1) work(i);
    times += 16;
    const { user, system } = process.cpuUsage(before);
    if (user + system > 100_000) return (user + system) / 1000 / times;
  }
}

/** An answer that somebody does not give makes a sum NaN in ODK Web Forms; here everybody has an income. */
function agree(own: Opened, peer: Opened): boolean {
  const [ours, theirs] = [own.standings(), peer.standings()];
  const differing = [...ours].filter(([place, { asked, value, fault }]) => {
    const other = theirs.get(place);
    if (other === undefined) return false;
    const same = value === other.value || (value !== "" && Number(value) === Number(other.value));
    return asked !== other.asked || !same || fault !== other.fault;
  });
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
