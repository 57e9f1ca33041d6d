import { namePattern } from "../../form/wire-schema.ts";
import { parseJson } from "../../json/parse-json.ts";
import type { SheetNote } from "../sheet.ts";
import { type Loose, type PropertyFields, withExact } from "./exact.ts";
import type { Languages } from "./languages-of.ts";
import { isPrivateKey } from "./private-key.ts";
import { tellAt } from "./survey.ts";
import type { Table, TableRow } from "./table.ts";

export const headFields: PropertyFields = {
  id: ["form_id"],
  version: ["version"],
  title: ["form_title", "returns_title"],
  languages: ["returns_languages"],
  consent: ["returns_consent", "returns_agrees", "returns_no_consent"],
  migrations: ["returns_migrations"],
};

/** Reads the sheet `settings`: what a form says about itself. */
export function readHead(table: Table | undefined, languages: Languages, fileName: string, notes: SheetNote[]): Loose {
  const row = table?.rows.find((candidate) => !candidate.isEmpty);
  const read = headOf(row, languages, fileName);
  const note = (column: string, message: string) =>
    notes.push({
      code: column,
      severity: "warning",
      sheet: table?.sheet ?? "settings",
      row: row?.number ?? 2,
      column,
      message,
    });
  if (read.id !== row?.cell("form_id")) note("form_id", `The form is called "${String(read.id)}"`);
  if (read.version !== row?.cell("version")) note("version", "The form has no version: it is called 1");
  if (table === undefined || row === undefined) return read;
  const tell = tellAt(table, row, notes);
  const key = row.cell("public_key");
  if (isPrivateKey(key)) tell("public_key", "private-key", "error", privateKeyFound);
  else if (key !== "") tell("public_key", "not-carried", "loss", "A form has no key here: the project's keys seal it");
  for (const { header, field, rows } of table.columns) {
    if (header === "" || rows.length === 0 || field !== "") continue;
    tell(header, "not-carried", "loss", `The setting "${header}" has no meaning here`);
  }
  return withExact(read, row, headFields, tell);
}

const privateKeyFound =
  "This is a private key, where only a public one may stand: whoever has this file can read what was sealed with it. " +
  "Not accepted. Destroy the key and every copy of this file, tell whoever may have received one, and make a new pair";

/** The head of a form by the row of its settings; what is not there is made of the name of the file. */
export function headOf(row: TableRow | undefined, languages: Languages, fileName: string): Loose {
  const cell = (field: string): string => row?.cell(field) ?? "";
  const first = languages.tagOf(undefined);
  const title = {
    ...(cell("form_title") === "" ? {} : { [first]: cell("form_title") }),
    ...row?.texts("returns_title"),
  };
  const written = cell("form_id") || fileName.replace(/\.[a-z]+$/i, "") || "form";
  const id = namePattern.test(written) ? written : `form_${written.replace(/[^A-Za-z0-9_.-]+/g, "_").slice(0, 58)}`;
  const said = cell("returns_languages").split(/\s+/).filter(Boolean);
  return {
    id,
    version: cell("version") || "1",
    title: Object.keys(title).length === 0 ? { [first]: id } : title,
    languages: said.length > 0 ? said : languages.all,
    ...consentOf(cell),
    ...(cell("returns_migrations") === "" ? {} : { migrations: jsonOf(cell("returns_migrations")) }),
  };
}

function consentOf(cell: (field: string) => string): Loose {
  if (cell("returns_consent") !== "") {
    return { consent: { question: cell("returns_consent"), agrees: cell("returns_agrees") || "yes" } };
  }
  return cell("returns_no_consent") === "" ? {} : { consent: { notNeeded: cell("returns_no_consent") } };
}

function jsonOf(text: string): unknown {
  const json = parseJson(text, { depth: 16, keys: 20_000, text: 10_000 });
  return json.status === "parsed" ? json.value : text;
}
