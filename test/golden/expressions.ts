import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Answers,
  calculate,
  choices,
  date,
  decimal,
  defineForm,
  expressionOver,
  group,
  integer,
  roster,
  selectMany,
  selectOne,
  text,
} from "@returns/schemas";
import { z } from "zod";
import { repositoryRoot, sharedFolder } from "../machine/shared.ts";
import { deviations } from "./deviations.ts";

const Answer = z.strictObject({ type: z.string(), value: z.string() });
const Case = z.strictObject({
  at: z.string().nullable(),
  expression: z.string(),
  xpath: z.string().optional(),
  collect: Answer,
  webForms: Answer,
  agree: z.boolean(),
});
type Case = z.infer<typeof Case>;
const AnswerValue = z.union([z.string(), z.number(), z.array(z.string())]);
const Cases = z.object({
  answers: z.record(
    z.string(),
    z.union([AnswerValue, z.null(), z.array(z.record(z.string(), AnswerValue.nullable()))]),
  ),
  cases: z.array(Case),
});

/** What an expression gave beside what ODK Collect and ODK Web Forms gave. */
export interface Outcome {
  readonly case: Case;
  readonly ours: string;
  readonly passed: boolean;
  /** Under which name our documentation says why we do not follow ODK Collect. */
  readonly deviation: string | undefined;
}

/** The cases: named by EXPRESSIONS, else beside the checkout, else our own copy. */
export function expressionCases(): string {
  const shared = sharedFolder();
  const beside = shared === undefined ? undefined : join(shared, "reference/expressions/cases.json");
  const own = join(repositoryRoot, "test/golden/expressions.json");
  return process.env.EXPRESSIONS ?? (beside !== undefined && existsSync(beside) ? beside : own);
}

/** Runs every case of a file of reference answers. */
export function runExpressionCases(json: string): readonly Outcome[] {
  const { answers, cases } = Cases.parse(JSON.parse(json));
  const interview = withoutNulls(answers);
  return cases.map((one) => {
    const ours = evaluate(one, interview);
    const same = sameAnswer(ours, expected(one));
    const deviation =
      same || one.agree
        ? undefined
        : Object.entries(deviations).find(([, covers]) => covers(one.expression, one.collect, ours))?.[0];
    return { case: one, ours, passed: same || deviation !== undefined, deviation };
  });
}

function evaluate(one: Case, interview: Answers): string {
  const place = one.at === null ? null : /^(\w+)\[(\d+)\]/.exec(one.at);
  try {
    if (place === null) return String(over(one.expression, undefined).value(interview));
    const rows = interview[place[1] ?? ""];
    const position = Number(place[2]);
    const row = Array.isArray(rows) ? rows[position - 1] : undefined;
    return String(over(one.expression, place[1]).value({ ...row }, interview, position));
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : error}`;
  }
}

const over = (expression: string, inRoster: string | undefined) =>
  expressionOver(form, expression, {
    today: "2026-11-24",
    now: () => "2026-11-24T10:00:00.000+02:00",
    random: () => 0.5,
    ...(inRoster === undefined ? {} : { roster: inRoster }),
  });

/** ODK Collect's answer, in the words of ours: a nodeset of one is its value, an empty one is empty. */
function expected({ collect }: Case): string {
  if (collect.type === "error") return "error";
  const node = /^\[(?:\w+:)?(.*)\]$/.exec(collect.value)?.[1];
  const day = /^Date\((.*)\)$/.exec(collect.value)?.[1];
  return day ?? (collect.type === "nodeset" ? (node ?? "") : collect.value);
}

function sameAnswer(ours: string, wanted: string): boolean {
  if (ours === wanted || (wanted === "error" && ours.startsWith("error"))) return true;
  const [a, b] = [Number(ours), Number(wanted)];
  return ours !== "" && wanted !== "" && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

function withoutNulls(answers: z.infer<typeof Cases>["answers"]): Answers {
  const entries = Object.entries(answers).flatMap(([name, value]): [string, Answers[string]][] => {
    if (value === null) return [];
    if (!Array.isArray(value)) return [[name, value]];
    const rows = z.array(z.record(z.string(), AnswerValue.nullable())).safeParse(value);
    return rows.success
      ? [[name, rows.data.map((row) => withoutNulls(row))]]
      : [[name, z.array(z.string()).parse(value)]];
  });
  return Object.fromEntries(entries);
}

const options = { label: "-", role: "demographic" } as const;
const need = choices("need", { water: "Water", food: "Food", dnk: "Don't know" });
const sex = choices("sex", { f: "Female", m: "Male" });
const form = defineForm(
  { id: "reference", version: "1", title: "Reference answers", languages: ["en"], translations: {}, checks: [] },
  {
    data: group(
      { label: "-" },
      {
        age: integer(options),
        empty_int: integer(options),
        empty_text: text(options),
        empty_sel: selectMany(need, options),
        needs: selectMany(need, options),
        sex: selectOne(sex, options),
        dob: date(options),
        arrival: date(options),
        dtime: calculate({ ...options, calculation: "now()", measure: "date" }),
        hh_size: integer(options),
        income: integer(options),
        dec: decimal(options),
        zero: integer(options),
        name: text(options),
        phone: text(options),
        empty_date: date(options),
        t: text(options),
        roster: roster({ label: "-", max: 60 }, { n: text(options), a: integer(options), s: selectOne(sex, options) }),
        geo: text(options),
      },
    ),
  },
);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outcomes = runExpressionCases(readFileSync(expressionCases(), "utf8"));
  for (const { case: one, ours, passed, deviation } of outcomes) {
    if (passed && deviation === undefined) continue;
    const theirs = `ODK Collect ${one.collect.value}, ODK Web Forms ${one.webForms.value}`;
    console.log(`${passed ? `on purpose (${deviation})` : "DIFFERS"}: ${one.expression}  ours ${ours}, ${theirs}`);
  }
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  console.log(`expressions: ${passed} of ${outcomes.length}`);
  process.exitCode = passed === outcomes.length ? 0 : 1;
}
