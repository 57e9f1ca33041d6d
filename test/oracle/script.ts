import { type Interview, kinds, type Question } from "@returns/schemas";
import fc from "fast-check";
import { ourPath, ourStandings } from "./our-standings.ts";
import type { WebForms } from "./web-forms.ts";

/** Numbers that choose what happens next among what can happen then. */
export type Step = readonly [act: number, where: number, what: number];

const choice = fc.nat({ max: 9_999 });
export const someScript: fc.Arbitrary<readonly Step[]> = fc.array(fc.tuple(choice, choice, choice), {
  minLength: 8,
  maxLength: 14,
});

/**
 * Does one thing in both engines, as a person at a screen could: answer what is asked out of what is offered, take an answer
 * back, add or remove a member.
 *
 * @returns what was done, in words
 */
export function act([act, where, what]: Step, interview: Interview, peer: WebForms): string {
  const places = rosterPlaces(interview);
  if (places.length > 0 && act % 5 === 0) return changeMembers(pick(places, where), what, interview, peer);
  const answerable = [...ourStandings(interview)].filter(([place, { asked }]) => {
    const question = questionAt(interview, place);
    return asked && kinds[question.kind].filledBy === "enumerator";
  });
  if (answerable.length === 0) return "nothing is asked";
  const [place, standing] = pick(answerable, where);
  const path = ourPath(interview, place);
  const given = act % 8 === 1 ? "" : someAnswer(questionAt(interview, place), standing.choices, what);
  if (given === "") interview.clear(path);
  else interview.type(path, given);
  peer.set(place, given);
  return `${place} := "${given}"`;
}

function changeMembers(place: string, what: number, interview: Interview, peer: WebForms): string {
  const path = ourPath(interview, place);
  const members = interview.members(path);
  if (members.length === 4 || (members.length > 0 && what % 4 === 0)) {
    const position = 1 + (what % members.length);
    const gone = members[position - 1];
    if (gone !== undefined) interview.removeMember(path, gone.key);
    peer.removeMember(place, position);
    return `${place} loses member ${position}`;
  }
  interview.addMember(path);
  peer.addMember(place);
  return `${place} gains a member`;
}

/** The rosters that are asked, in the words that both engines share. */
function rosterPlaces(interview: Interview): readonly string[] {
  const found: string[] = [];
  const visit = (of: string, prefix: string, shown: string): void => {
    const items = [...interview.layout(of)];
    for (let item = items.shift(); item !== undefined; item = items.shift()) {
      if (item.item === "group") items.push(...item.items);
      if (item.item !== "roster") continue;
      const place = `${shown}${item.name}`;
      const path = `${prefix}${item.name}`;
      found.push(place);
      for (const [i, { key }] of interview.members(path).entries()) {
        visit(`${path}/${key}`, `${path}/${key}/`, `${place}[${i + 1}]/`);
      }
    }
  };
  for (const { name, asked } of interview.sections()) if (asked) visit(name, "", "");
  return found;
}

function questionAt(interview: Interview, place: string): Question {
  const question = interview.form.questions.get(place.split("/").at(-1) ?? "");
  if (question === undefined) throw new RangeError(`Cannot find "${place}" in the form`);
  return question;
}

function someAnswer({ kind }: Question, offered: readonly string[], what: number): string {
  switch (kind) {
    case "integer":
      return String((what % 9) - 1);
    case "decimal":
      return String(((what % 19) - 3) / 2);
    case "date":
      return pick(["2023-04-15", "2024-02-29", "2025-06-30", "2022-12-31"], what);
    case "selectOne":
      return offered.length === 0 ? "" : pick(offered, what);
    case "selectMany":
      return offered.filter((_, i) => (what >> i) % 2 === 0).join(" ");
    default:
      return pick(["a", "b", "ab", "12", "x y", "5"], what);
  }
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new RangeError("Cannot choose out of nothing");
  return item;
}
