import { z } from "zod";
import { maxLength } from "../expression/syntax.ts";
import { type KindName, kinds } from "../kinds/index.ts";
import type { Check, Choice, ChoiceList, DraftMigration, FormNode, Group, Question, Roster, Texts } from "./model.ts";

/** What a name may be made of: letters, digits, _ and -; it becomes a column, a key and a part of expressions. */
export const namePattern = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/;

const name = z.string().regex(namePattern);
const expression = z.string().min(1).max(maxLength);
const WireTexts: z.ZodType<Texts> = z.record(
  z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/),
  z.string().max(4_000),
);
const kindNames = Object.keys(kinds).filter((key): key is KindName => Object.hasOwn(kinds, key));

const WireCheck: z.ZodType<Check> = z.strictObject({
  id: z.string().min(1).max(80),
  severity: z.enum(["hard", "soft"]),
  test: expression,
  message: WireTexts,
  at: name,
});

const Columns = z.record(z.string(), z.string());

const WireChoice: z.ZodType<Choice> = z.strictObject({
  code: z.string().min(1).max(128),
  label: WireTexts,
  exclusive: z.boolean().exactOptional(),
  other: z.boolean().exactOptional(),
  columns: Columns.exactOptional(),
});

const WireList: z.ZodType<ChoiceList> = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("form"), name, choices: z.array(WireChoice).max(25_000) }),
  z.strictObject({ source: z.literal("project"), name, codeColumn: z.string(), labelColumn: z.string() }),
]);

const Condition = z.union([z.boolean(), expression]);

const WireQuestion: z.ZodType<Question> = z
  .strictObject({
    node: z.literal("question"),
    kind: z.enum(kindNames),
    name,
    label: WireTexts,
    hint: WireTexts.exactOptional(),
    role: z.enum(["demographic", "socio-economic", "intention", "design", "identifier"]),
    sensitivity: z.enum(["low", "medium", "high"]),
    purpose: z.string().exactOptional(),
    relevant: expression.exactOptional(),
    required: Condition,
    requiredMessage: WireTexts.exactOptional(),
    readOnly: Condition.exactOptional(),
    default: expression.exactOptional(),
    checks: z.array(WireCheck).max(20),
    missing: z.array(z.enum(["dk", "ref"])),
    list: name.exactOptional(),
    filter: expression.exactOptional(),
    appearance: z.string().exactOptional(),
    settings: z.record(z.string(), z.json()),
    columns: Columns.exactOptional(),
    rosters: z.array(name).max(2),
  })
  .superRefine((question, context) => {
    const settings = kinds[question.kind].settings.safeParse(question.settings);
    for (const issue of settings.error?.issues ?? []) {
      context.addIssue({ code: "custom", path: ["settings", ...issue.path], message: issue.message });
    }
  });

const WireMigration: z.ZodType<DraftMigration> = z.strictObject({
  from: z.string().regex(/^[0-9a-f]{64}$/),
  renamed: z.record(name, name).exactOptional(),
  recoded: z.record(name, z.record(z.string(), z.string().min(1).max(128))).exactOptional(),
  removed: z.array(name).exactOptional(),
});

const WireNode: z.ZodType<FormNode> = z.lazy(() => z.union([WireQuestion, WireRoster, WireGroup]));

const WireGroup: z.ZodType<Group> = z.strictObject({
  node: z.literal("group"),
  name,
  label: WireTexts,
  relevant: expression.exactOptional(),
  appearance: z.string().exactOptional(),
  columns: Columns.exactOptional(),
  children: z.array(WireNode),
});

const WireRoster: z.ZodType<Roster> = z.strictObject({
  node: z.literal("roster"),
  name,
  label: WireTexts,
  relevant: expression.exactOptional(),
  count: expression.exactOptional(),
  max: z.int().min(1).max(500),
  nameQuestion: name.exactOptional(),
  appearance: z.string().exactOptional(),
  columns: Columns.exactOptional(),
  children: z.array(WireNode),
});

/** The keyword `form` of a form on the wire: everything that a form says. */
export const WireForm = z.strictObject({
  id: name,
  version: z.string().min(1).max(32),
  title: WireTexts,
  languages: z.array(z.string()).min(1).max(20),
  consent: z
    .union([
      z.strictObject({ question: name, agrees: z.string().min(1) }),
      z.strictObject({ notNeeded: z.string().min(1) }),
    ])
    .exactOptional(),
  sections: z.array(WireGroup),
  checks: z.array(WireCheck),
  lists: z.array(WireList),
  migrations: z.array(WireMigration).max(100).exactOptional(),
});
