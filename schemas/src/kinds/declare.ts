import { z } from "zod";
import { type Declaration, type DeclaredList, declarations, type QuestionOptions } from "../form/declaration.ts";
import type { MissingReason } from "../form/model.ts";
import type { KindName } from "./index.ts";
import type { Kind } from "./kind.ts";

/** Options of kinds whose values are not choices: the respondent may say why there is no value. */
export interface MissingOptions {
  readonly missing?: readonly MissingReason[];
}

export type MissingOf<O> = O extends { readonly missing: readonly (infer M)[] } ? M : never;

/** Makes the Zod type of a question and writes its declaration into the registry: what every builder does. */
export function declareQuestion(
  name: KindName,
  kind: Kind,
  options: QuestionOptions & MissingOptions,
  facts: {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly list?: DeclaredList;
    readonly filter?: string;
  },
): z.ZodType {
  const missing = options.missing ?? [];
  const settings = Object.fromEntries(Object.entries(facts.settings).filter(([, value]) => value !== undefined));
  const codes = facts.list?.source === "form" ? facts.list.choices.map((choice) => choice.code) : undefined;
  const schema = withMissing(kind.schema({ settings, codes }), missing);
  const declaration: Declaration = {
    node: "question",
    kind: name,
    options,
    missing,
    settings,
    ...(facts.list === undefined ? {} : { list: facts.list }),
    ...(facts.filter === undefined ? {} : { filter: facts.filter }),
  };
  declarations.add(schema, declaration);
  return schema;
}

/** The type of a value or of a reason why there is none. */
export const withMissing = (schema: z.ZodType, missing: readonly MissingReason[]): z.ZodType =>
  missing.length === 0 ? schema : z.union([schema, z.enum(missing)]);
