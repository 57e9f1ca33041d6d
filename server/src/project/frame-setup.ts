import { type Assignment, type Form, kinds } from "@returns/schemas";
import { z } from "zod";
import type { ProjectSetup } from "../demo/setup.ts";
import { checkReferences, checkUnique, warnLookAlikes } from "./frame-checks.ts";
import { parseRows, plainCodes, type Say, type Sheet } from "./frame-sheet.ts";

/**
 * A project out of the sheets of its frame. Everything that is wrong goes to `problem`, all at once; what was understood
 * in a way that its author should know goes to `note`.
 */
export function buildSetup(
  given: ReadonlyMap<string, Sheet>,
  forms: readonly Form[],
  say: { readonly problem: Say; readonly note: Say },
): ProjectSetup | undefined {
  const { problem, note } = say;
  const sheets = new Map(
    [...given].map(([name, sheet]) => [name, plainCodes(sheet, sheet.header.filter(isCode), note)]),
  );
  const rowsOf = <Row>(name: string, schema: z.ZodType<Row>, columns: readonly string[]) => {
    const sheet = sheets.get(name);
    if (sheet) return parseRows(sheet, schema, columns, problem);
    if (!given.has(name) && !optional.has(name)) problem(`${name}.csv`, undefined, "the file is missing");
    return [];
  };
  const project = rowsOf("project", ProjectRow, [
    "project_id",
    "title_en",
    "title_ar",
    "title_fr",
    "round",
    "simulated",
  ]);
  const strata = rowsOf("strata", StratumRow, Object.keys(StratumRow.shape));
  const clusters = rowsOf("clusters", ClusterRow, Object.keys(ClusterRow.shape));
  const sites = rowsOf("sites", SiteRow, Object.keys(SiteRow.shape));
  const teams = rowsOf("teams", TeamRow, Object.keys(TeamRow.shape));
  const enumerators = rowsOf("enumerators", EnumeratorRow, Object.keys(EnumeratorRow.shape));
  const assignments = rowsOf("assignments", AssignmentRow, ["assignment_id", "form_id", "stratum_id"]);
  const parameters = rowsOf("parameters", ParameterRow, Object.keys(ParameterRow.shape));

  checkUnique("strata.csv", "stratum_id", strata, problem);
  checkUnique("clusters.csv", "cluster_id", clusters, problem);
  checkUnique("sites.csv", "site_id", sites, problem);
  checkUnique("teams.csv", "team_id", teams, problem);
  checkUnique("enumerators.csv", "enumerator_id", enumerators, problem);
  checkUnique("assignments.csv", "assignment_id", assignments, problem);
  checkReferences("clusters.csv", "stratum_id", clusters, strata, problem);
  checkReferences("clusters.csv", "site_id", clusters, sites, problem);
  checkReferences("sites.csv", "stratum_id", sites, strata, problem);
  checkReferences("enumerators.csv", "team_id", enumerators, teams, problem);
  checkReferences("assignments.csv", "stratum_id", assignments, strata, problem);
  const formById = new Map(forms.map((form) => [form.id, form]));
  for (const { line, row } of assignments) {
    if (formById.has(row.form_id)) continue;
    problem(
      "assignments.csv",
      line,
      `column form_id: there is no form ${row.form_id}, but ${[...formById.keys()].join(", ")}`,
    );
  }
  warnLookAlikes("sites.csv", "site_name", sites, note);
  for (const { row } of strata) {
    if (clusters.filter((cluster) => cluster.row.stratum_id === row.stratum_id).length === 1) {
      note(
        "clusters.csv",
        undefined,
        `stratum ${row.stratum_id} has one cluster: its sampling error cannot be estimated`,
      );
    }
  }
  const [head] = project;
  if (sheets.has("project") && project.length !== 1) {
    problem(
      "project.csv",
      undefined,
      `it must have one row below its header, and has ${project.length} that can be read`,
    );
  }
  if (!head) return undefined;
  return {
    id: head.row.project_id,
    title: { en: head.row.title_en, ar: head.row.title_ar, fr: head.row.title_fr },
    round: head.row.round,
    simulated: head.row.simulated === "yes",
    parameters: Object.fromEntries(parameters.map(({ row }) => [row.name, numberOrText(row.value)])),
    lists: Object.fromEntries(
      [...sheets].flatMap(([name, sheet]) => (notLists.has(name) ? [] : [[name, sheet.rows.map((row) => row.cells)]])),
    ),
    assignments: assignments.map(({ row, cells }) => assignmentOf(row, cells, formById.get(row.form_id))),
    strata: strata.map(({ row }) => ({
      id: row.stratum_id,
      label: { en: row.label_en, ar: row.label_ar, fr: row.label_fr },
      frameHouseholds: row.frame_households,
      frameClusters: row.frame_clusters,
      target: row.target,
    })),
    clusters: clusters.map(({ row }) => ({
      id: row.cluster_id,
      label: row.cluster_name,
      stratum: row.stratum_id,
      site: row.site_id,
      frameHouseholds: row.expected_households,
      listedHouseholds: row.listed_households,
      drawnHouseholds: row.drawn_households,
    })),
  };
}

const optional: ReadonlySet<string> = new Set(["assignments", "parameters"]);
/** Files that say something about the project; all others are lists that the forms ask for. */
const notLists: ReadonlySet<string> = new Set(["project", "strata", "assignments", "parameters"]);

const isCode = (column: string) => column.endsWith("_id") || column === "locality" || column === "state";

const Code = z.string({ error: "it is missing" }).regex(/^\S.{0,63}$/u, {
  error: ({ input }) => (input === "" ? "it is empty" : `"${input}" is longer than 64 characters`),
});
const Label = z.string().min(1, { error: "it is empty" });
const Count = z
  .string()
  .regex(/^\d{1,8}$/, { error: ({ input }) => `"${input}" is not a whole number from 0 to 99999999` })
  .transform(Number);

const ProjectRow = z.object({
  project_id: Code,
  title_en: Label,
  title_ar: Label,
  title_fr: Label,
  round: Code,
  simulated: z.enum(["yes", "no"], { error: ({ input }) => `"${input}" must be yes or no` }),
});
const StratumRow = z.object({
  stratum_id: Code,
  label_en: Label,
  label_ar: Label,
  label_fr: Label,
  frame_households: Count,
  frame_clusters: Count,
  target: Count,
});
const ClusterRow = z.object({
  cluster_id: Code,
  cluster_name: Label,
  site_id: Code,
  stratum_id: Code,
  expected_households: Count,
  listed_households: Count,
  drawn_households: Count,
});
const SiteRow = z.object({ site_id: Code, site_name: Label, locality: Code, state: Code, stratum_id: Code });
const TeamRow = z.object({ team_id: Code, team_name: Label });
const EnumeratorRow = z.object({ enumerator_id: Code, enumerator_name: Label, team_id: Code });
const ParameterRow = z.object({ name: Code, value: z.string() });
const AssignmentRow = z.object({
  assignment_id: Code,
  form_id: Code,
  stratum_id: Code,
  landmark: z.string().optional(),
});

function assignmentOf(
  row: z.infer<typeof AssignmentRow>,
  cells: Readonly<Record<string, string>>,
  form: Form | undefined,
): Assignment {
  const known = Object.entries(cells).flatMap(([name, value]) => {
    if (value === "" || Object.hasOwn(AssignmentRow.shape, name)) return [];
    const question = form?.questions.get(name);
    const measured = question && kinds[question.kind].measure(question);
    return [[name, measured === "number" ? numberOrText(value) : value]];
  });
  return {
    id: row.assignment_id,
    formId: row.form_id,
    known: Object.fromEntries(known),
    ...(row.landmark ? { landmark: row.landmark } : {}),
    stratum: row.stratum_id,
  };
}

const numberOrText = (value: string): string | number => (/^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value);
