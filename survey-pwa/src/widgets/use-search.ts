import type { Choice } from "@returns/schemas";
import { useLayoutEffect, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { useSession } from "../interview/context.ts";
import type { ListName } from "../store/list-search.ts";
import { type Found, foundAt, searchChoices } from "./search.ts";
import type { WidgetProps } from "./widget.ts";

/** More are never drawn at once; the rest is found by typing more letters. */
export const mostShown = 30;

/** Up to here a list is searched where it is drawn: asking another thread would take as long. */
const shortList = 500;

/** What is shown, and for what it was found: results of long lists come a moment after the key. */
export interface Shown extends Found {
  readonly typed: string;
}

/** What is found in the choices of a question for what was typed so far; nothing before anything is being typed. */
export function useSearch({ state }: Pick<WidgetProps, "state">, typed: string | undefined): Shown {
  const { choices, question } = state;
  const ask = useListSearch(question.list);
  const isLong = choices.length > shortList && ask !== undefined;
  const [found, setFound] = useState<Shown>(nothing);
  // Asked before the page is painted, so that the answer often comes with the letter itself
  useLayoutEffect(() => {
    if (!isLong || typed === undefined) return;
    let current = true;
    // With nothing typed the beginning of the list is shown, and the search made ready
    void ask(choices, typed).then((answer) => {
      if (current && typed !== "") setFound({ ...answer, typed });
    });
    return () => {
      current = false;
    };
  }, [choices, typed, isLong]);

  if (typed === undefined) return nothing;
  if (typed === "") return { choices: choices.slice(0, mostShown), total: choices.length, typed };
  return isLong ? found : { ...searchChoices(choices, typed, mostShown), typed };
}

const nothing: Shown = { choices: [], total: 0, typed: "" };

type Search = (choices: readonly Choice[], typed: string) => Promise<Found>;

/** The search of one list in the thread of the database; undefined for choices that are no list, such as people. */
function useListSearch(name: string | undefined): Search | undefined {
  const { phone } = useApp();
  const { form } = useSession();
  const list = form.lists.get(name ?? "");
  if (list === undefined) return undefined;
  const wanted: ListName =
    list.source === "form"
      ? { of: "form", form: form.id, version: form.version, list: list.name }
      : { of: "project", list: list.name, label: list.labelColumn };
  const lengthOf = () => (list.source === "form" ? list.choices : phone.project.peek()?.lists[list.name])?.length;
  const codeAt = (place: number): string | undefined =>
    list.source === "form"
      ? list.choices[place]?.code
      : phone.project.peek()?.lists[list.name]?.[place]?.[list.codeColumn];
  return async (choices, typed) => {
    // Where a filter leaves a part of the list, the best of that part may stand far behind
    const isWhole = choices.length === lengthOf();
    const found = await phone.searchList(wanted, typed, isWhole ? mostShown : Number.MAX_SAFE_INTEGER);
    if (found === undefined) return searchChoices(choices, typed, mostShown);
    const offered = byCode(choices);
    const here = foundAt(found.places, (place) => offered.get(codeAt(place) ?? ""), mostShown);
    return isWhole ? { ...here, total: found.total } : here;
  };
}

const known = new WeakMap<readonly Choice[], ReadonlyMap<string, Choice>>();

/** The choices that are offered now, by their code: a list may hold more than its filter leaves. */
const byCode = (choices: readonly Choice[]): ReadonlyMap<string, Choice> => {
  const before = known.get(choices);
  if (before !== undefined) return before;
  const map = new Map(choices.map((choice) => [choice.code, choice]));
  known.set(choices, map);
  return map;
};
