import { readFileSync } from "node:fs";
import { engineOf, type Open, type Opened } from "./forms-engine.ts";

/** CPU milliseconds of each thing, and how the questions stand in the end. */
async function measure(open: Open, form: string, size: number): Promise<object> {
  let least: Costs | undefined;
  let last: Opened | undefined;
  // The least of several runs is what the work costs, without what the machine does beside it
  for (let run = 0; run < runs.least || (run < runs.most && process.cpuUsage().user < runs.budget); run += 1) {
    const [costOfOpen, opened] = await cost(() => open(form));
    begin(opened);
    const [make] = await cost(async () => opened.makeMembers(size));
    const setters = membersOf(opened, size);
    const [answer] = await cost(async () => setters.forEach(answerTen));
    const found = { open: costOfOpen, make, answer, age: changeAges(opened, size), date: changeDates(opened, size) };
    least = least === undefined ? found : leastOf(least, found);
    last = opened;
  }
  return { costs: least, standings: [...(last?.standings() ?? [])] };
}

/** The same for both engines; the budget is in microseconds of CPU time. */
const runs = { least: 2, most: 20, budget: 6_000_000 };

interface Costs {
  readonly open: number;
  readonly make: number;
  readonly answer: number;
  readonly age: number;
  readonly date: number;
}

const leastOf = (one: Costs, other: Costs): Costs => ({
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

// What one engine costs with a household of one size, as a line of JSON: forms-case.ts <engine> <file of the form> <members>
const [engine = "", file = "", members = ""] = process.argv.slice(2);
console.log(JSON.stringify(await measure(await engineOf(engine), readFileSync(file, "utf8"), Number(members))));
