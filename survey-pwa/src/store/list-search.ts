import { z } from "zod";
import { foldedEntry, type SearchIndex, searchIndex } from "../widgets/search-index.ts";
import type { PageDatabase } from "./page-database.ts";

/** A list that stands in a form, or one that comes with the project and has its labels in columns that begin with `label`. */
export type ListName =
  | { readonly of: "form"; readonly form: string; readonly version: string; readonly list: string }
  | { readonly of: "project"; readonly list: string; readonly label: string };

/** A list by the hash of the project in which it stands. */
export type ListAddress = ListName & { readonly project: string };

/** The places of entries that are like what was typed, the best first, and how many there are in all. */
export interface ListPlaces {
  readonly places: Int32Array<ArrayBuffer>;
  readonly total: number;
}

export interface ListSearch {
  /** @returns `most` places at most; undefined for a list that is not there */
  find(list: ListAddress, typed: string, most: number): Promise<ListPlaces | undefined>;
}

/**
 * Searches lists of thousands of entries in the thread of the database, so that no key ever waits for it.
 *
 * The names are folded once, when the list is first searched on this phone (20,000 places: 160 ms), and lie in PostgreSQL from
 * then on. The search itself goes over that text in memory, and not by SQL, because of what was measured with 20,000 places
 * (unthrottled): `like` in PGlite takes 5 to 12 ms and this 1 to 3, and `pg_trgm`, whose index takes 0.3 s to build, finds
 * neither "medeni" for Medani nor any Arabic name with a slip, as a short word with one wrong letter shares too few trigrams.
 */
export function createListSearch(database: Pick<PageDatabase, "read" | "write">): ListSearch {
  const indices = new Map<string, Promise<SearchIndex | undefined>>();
  const open = async (list: ListAddress, name: string): Promise<SearchIndex | undefined> => {
    const [stored] = await database.read("select names from folded_list where list = $1", [name]);
    const names = stored === undefined ? await foldList(database, list, name) : `${stored.names}`;
    return names === undefined ? undefined : searchIndex(names);
  };
  return {
    find: async (list, typed, most) => {
      const name = nameOf(list);
      const known = indices.get(name) ?? open(list, name);
      indices.delete(name);
      indices.set(name, known);
      // The one that was searched longest ago goes
      const [oldest] = indices.keys();
      if (indices.size > mostInMemory && oldest !== undefined) indices.delete(oldest);
      const index = await known.catch((cause: unknown) => {
        indices.delete(name);
        throw cause;
      });
      // Nothing is typed yet when a field is opened: the time for what the first keys would wait for, in two pieces
      if (typed === "") {
        setTimeout(() => {
          index?.prepare();
          setTimeout(() => index?.rehearse());
        });
      }
      const places = index?.find(typed);
      return places === undefined ? undefined : { places: places.slice(0, most), total: places.length };
    },
  };
}

const mostInMemory = 4;

const nameOf = (list: ListAddress): string =>
  list.of === "form"
    ? `${list.project} form ${list.form} ${list.version} ${list.list}`
    : `${list.project} project ${list.list} ${list.label}`;

/** Folds the names of a list, and keeps them where the disk has space for them. */
async function foldList(
  database: Pick<PageDatabase, "read" | "write">,
  list: ListAddress,
  name: string,
): Promise<string | undefined> {
  const [project] = await database.read("select bundle from project where hash = $1", [list.project]);
  const bundle = Bundle.safeParse(project === undefined ? undefined : JSON.parse(`${project.bundle}`));
  const labels = bundle.success ? labelsOf(bundle.data, list) : undefined;
  if (labels === undefined) return undefined;
  const names = labels.map(foldedEntry).join("\n");
  const keep = {
    text: "insert into folded_list (list, names) values ($1, $2) on conflict (list) do nothing",
    values: [name, names],
  };
  await database.write([keep], [], []).catch(() => {});
  return names;
}

const Texts = z.record(z.string(), z.string());
const Bundle = z.looseObject({
  forms: z.array(z.unknown()),
  olderForms: z.array(z.unknown()).default([]),
  lists: z.record(z.string(), z.array(Texts)),
});
const FormLists = z.looseObject({
  form: z.looseObject({
    id: z.string(),
    version: z.string(),
    lists: z.array(z.looseObject({ name: z.string(), choices: z.array(z.looseObject({ label: Texts })).optional() })),
  }),
});

function labelsOf(bundle: z.infer<typeof Bundle>, list: ListAddress): readonly (readonly string[])[] | undefined {
  if (list.of === "project") {
    const isLabel = (column: string) => column === list.label || column.startsWith(`${list.label}_`);
    return bundle.lists[list.list]?.map((row) =>
      Object.entries(row).flatMap(([column, text]) => (isLabel(column) ? [text] : [])),
    );
  }
  for (const wire of [...bundle.forms, ...bundle.olderForms]) {
    const { data } = FormLists.safeParse(wire);
    if (data?.form.id !== list.form || data.form.version !== list.version) continue;
    const choices = data.form.lists.find(({ name }) => name === list.list)?.choices;
    if (choices !== undefined) return choices.map(({ label }) => Object.values(label));
  }
  return undefined;
}
