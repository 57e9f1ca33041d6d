import type { LanguageTag } from "../../form/model.ts";
import { readHeader, type SheetFields } from "../headers.ts";
import { languageTag, privateTag } from "../languages.ts";
import type { Sheet, SheetNote } from "../sheet.ts";

/** Which languages a workbook speaks. */
export interface Languages {
  /** The first is the one that is always complete. */
  readonly all: readonly LanguageTag[];
  /** The tag of a language as a header names it, and of a header that names none. */
  tagOf(written: string | undefined): LanguageTag;
}

/**
 * Finds the languages by the headers of the sheets: the default language first, then as they appear.
 *
 * A column without a language is in the default language; where the workbook has none, in the first that it names; and
 * where it names none, in Arabic or English by its letters.
 */
export function languagesOf(
  sheets: readonly (readonly [Sheet, SheetFields])[],
  defaultLanguage: string,
  notes: SheetNote[],
): Languages {
  const written = new Set<string>();
  let plain = "";
  for (const [sheet, fields] of sheets) {
    const header = sheet.rows.find((row) => row.cells.some((cell) => cell.trim() !== ""));
    header?.cells.forEach((text, place) => {
      const read = readHeader(text, fields);
      if (read.is !== "field" || !fields.translated.includes(read.field)) return;
      if (read.language !== undefined) written.add(read.language);
      else if (read.field === "label") plain += sheet.rows.map((row) => row.cells[place] ?? "").join("");
    });
  }
  const [sheet] = sheets[0] ?? [];
  const note = (message: string) =>
    notes.push({ code: "language", severity: "warning", sheet: sheet?.name ?? "survey", row: 1, message });
  const tags = new Map<string, LanguageTag>();
  for (const name of written) {
    const known = languageTag(name);
    tags.set(name, known ?? privateTag(name));
    if (known === undefined)
      note(`The language "${name}" is not known. Write its code behind it, such as "Arabic (ar)"`);
  }
  const first = languageTag(defaultLanguage) ?? tags.get(defaultLanguage) ?? [...tags.values()][0];
  const fallback = first ?? guess(plain);
  if (first === undefined && plain !== "") {
    note(`No language is named, and the labels are taken for ${fallback}. Name it, such as "label::English (en)"`);
  }
  const all =
    plain === "" && first !== undefined && !speaks(tags, first) ? [...tags.values()] : [fallback, ...tags.values()];
  return {
    all: [...new Set(all)],
    tagOf: (name) => (name === undefined ? fallback : (tags.get(name) ?? privateTag(name))),
  };
}

const speaks = (tags: ReadonlyMap<string, LanguageTag>, tag: LanguageTag): boolean => [...tags.values()].includes(tag);

function guess(text: string): LanguageTag {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return arabic > latin ? "ar" : "en";
}
