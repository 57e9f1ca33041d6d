import { namePattern } from "../../form/wire-schema.ts";
import { parseJson } from "../../json/parse-json.ts";
import type { SheetNote } from "../sheet.ts";
import { type Loose, type PropertyFields, withExact } from "./exact.ts";
import type { Languages } from "./languages-of.ts";
import { tellAt } from "./survey.ts";
import type { Table } from "./table.ts";

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
  const cell = (field: string): string => row?.cell(field) ?? "";
  const place = { sheet: table?.sheet ?? "settings", ...(row === undefined ? {} : { row: row.number }) };
  const title = {
    ...(cell("form_title") === "" ? {} : { [languages.tagOf(undefined)]: cell("form_title") }),
    ...row?.texts("returns_title"),
  };
  const written = cell("form_id") || fileName.replace(/\.[a-z]+$/i, "") || "form";
  const id = namePattern.test(written) ? written : `form_${written.replace(/[^A-Za-z0-9_.-]+/g, "_").slice(0, 58)}`;
  if (id !== cell("form_id")) {
    notes.push({
      ...place,
      code: "form-id",
      severity: "warning",
      column: "form_id",
      message: `The form is called "${id}"`,
    });
  }
  if (cell("version") === "") {
    notes.push({
      ...place,
      code: "version",
      severity: "warning",
      column: "version",
      message: "The form has no version: it is called 1",
    });
  }
  const all = cell("returns_languages").split(/\s+/).filter(Boolean);
  const read: Loose = {
    id,
    version: cell("version") || "1",
    title: Object.keys(title).length === 0 ? { [languages.tagOf(undefined)]: id } : title,
    languages: all.length > 0 ? all : languages.all,
    ...consentOf(cell),
    ...(cell("returns_migrations") === "" ? {} : { migrations: jsonOf(cell("returns_migrations")) }),
  };
  if (table === undefined || row === undefined) return read;
  const tell = tellAt(table, row, notes);
  for (const { header, field, rows } of table.columns) {
    if (header === "" || rows.length === 0 || (field !== "" && field !== "allow_choice_duplicates")) continue;
    tell(header, "not-carried", "loss", `The setting "${header}" has no meaning here`);
  }
  return withExact(read, row, headFields, (property) =>
    tell(
      "returns_exact",
      "changed",
      "warning",
      `The sheet was changed since it was written here: the ${property} is read from it`,
    ),
  );
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
