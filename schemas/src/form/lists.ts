import type { DeclaredChoice, DeclaredList, Text } from "./declaration.ts";

interface MarkedLabel {
  readonly label: string;
  readonly mark: "exclusive" | "other";
}

/** Marks a choice that cannot be combined with another: none, don't know, refused. */
export const exclusive = (label: string): MarkedLabel => ({ label, mark: "exclusive" });

/** Marks a choice that opens a text question "specify". */
export const other = (label: string): MarkedLabel => ({ label, mark: "other" });

/**
 * A choice list: its codes with their English labels, in the order in which they are read out.
 *
 * @throws RangeError when a code is a whole number, as JavaScript would put it before the others: use `choiceRows`
 */
export function choices<const Name extends string, const Labels extends Readonly<Record<string, string | MarkedLabel>>>(
  name: Name,
  labels: Labels,
): DeclaredList<Name, keyof Labels & string, keyof Labels & string> {
  const numeric = Object.keys(labels).find((code) => /^(0|[1-9][0-9]*)$/.test(code));
  if (numeric !== undefined) {
    throw new RangeError(
      `Cannot keep the order of list "${name}" as code "${numeric}" is a whole number, which JavaScript moves to the front. ` +
        "Write the list with choiceRows",
    );
  }
  return { name, source: "form", choices: Object.entries(labels).map(([code, label]) => choice(code, label)) };
}

interface ChoiceRow {
  readonly code: string;
  /** English only, or already in every language. */
  readonly label: Text;
  readonly exclusive?: boolean;
  readonly other?: boolean;
  readonly [column: string]: Text | boolean | undefined;
}

/** A choice list with columns, such as the state of a locality, which choice filters and `pulldata` can read. */
export function choiceRows<const Name extends string, const Rows extends readonly ChoiceRow[]>(
  name: Name,
  rows: Rows,
): DeclaredList<Name, Rows[number]["code"], Extract<Rows[number], { readonly label: string }>["code"]>;
export function choiceRows(name: string, rows: readonly ChoiceRow[]): DeclaredList {
  return { name, source: "form", choices: rows.map(choiceOfRow) };
}

/** A list whose rows come with the project: sites, clusters, enumerators. Its codes are not known to the form. */
export const projectList = <const Name extends string>(
  name: Name,
  columns: { readonly code: string; readonly label: string },
): DeclaredList<Name, string, never> => ({
  name,
  source: "project",
  choices: [],
  codeColumn: columns.code,
  labelColumn: columns.label,
});

const choice = (code: string, label: string | MarkedLabel): DeclaredChoice =>
  typeof label === "string" ? { code, label } : { code, label: label.label, [label.mark]: true };

function choiceOfRow(row: ChoiceRow): DeclaredChoice {
  const { code, label, exclusive, other, ...rest } = row;
  const columns = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  return {
    code,
    label,
    ...(exclusive === undefined ? {} : { exclusive }),
    ...(other === undefined ? {} : { other }),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
  };
}
