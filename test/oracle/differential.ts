import { type Form, type Interview, openInterview } from "@returns/schemas";
import fc from "fast-check";
import { ourPath, ourStandings } from "./our-standings.ts";
import { act, type Step, someScript } from "./script.ts";
import { someForm } from "./some-form.ts";
import type { Standings } from "./standing.ts";
import { openWebForms, type WebForms } from "./web-forms.ts";
import { writeXForm } from "./write-xform.ts";

/** What became of one form and one script in both engines. */
export type Outcome =
  | { readonly status: "agreed"; readonly steps: number }
  | {
      readonly status: "differed";
      /** What was done until then. */
      readonly done: readonly string[];
      /** `place: ours … theirs …`. */
      readonly differences: readonly string[];
    };

/** The form and the script of a seed: the same on every machine. */
export function trialOf(seed: number): { readonly form: Form; readonly script: readonly Step[] } {
  const [trial] = fc.sample(fc.tuple(someForm, someScript), { seed, numRuns: 1 });
  if (trial === undefined) throw new RangeError(`Cannot make a form from seed ${seed}`);
  return { form: trial[0], script: trial[1] };
}

/** Answers a form in both engines and compares every question after every step. */
export async function compareEngines(form: Form, script: readonly Step[]): Promise<Outcome> {
  const peer = await openWebForms(writeXForm(form));
  const interview = openInterview(form, { today: localDay(new Date()), now: () => new Date().toISOString() });
  const done: string[] = ["opened"];
  for (const step of [undefined, ...script]) {
    if (step !== undefined) done.push(act(step, interview, peer));
    const lost = takeBackWhatIsGone(interview, peer, done);
    const differences = lost ?? differencesBetween(ourStandings(interview), peer.standings());
    if (differences.length > 0) return { status: "differed", done, differences };
  }
  return { status: "agreed", steps: script.length };
}

/**
 * Takes back, in both engines, codes that their filter no longer offers: we keep them and say that they do not fit, ODK Web
 * Forms takes them away (README, "choice-gone").
 *
 * @returns a difference, where that engine has not taken away just these
 */
function takeBackWhatIsGone(interview: Interview, peer: WebForms, done: string[]): readonly string[] | undefined {
  for (;;) {
    const gone = [...ourStandings(interview)].find(([place, { asked, value, choices }]) => {
      const isChoice = interview.form.questions.get(place.split("/").at(-1) ?? "")?.list !== undefined;
      return asked && isChoice && codesIn(value).some((code) => !choices.includes(code));
    });
    if (gone === undefined) return undefined;
    const [place, { value, choices }] = gone;
    const kept = codesIn(value).filter((code) => choices.includes(code));
    const theirs = peer.standings().get(place)?.value;
    if (theirs !== kept.join(" ")) return [`${place}: ours kept "${value}" of ${choices}, theirs "${theirs}"`];
    const path = ourPath(interview, place);
    if (kept.length === 0) interview.clear(path);
    else interview.type(path, kept.join(" "));
    peer.set(place, kept.join(" "));
    done.push(`${place} := "${kept.join(" ")}", as "${value}" is no longer offered`);
  }
}

function differencesBetween(ours: Standings, theirs: Standings): readonly string[] {
  const places = new Set([...ours.keys(), ...theirs.keys()]);
  return [...places].flatMap((place) => {
    const [one, other] = [JSON.stringify(ours.get(place)), JSON.stringify(theirs.get(place))];
    return one === other ? [] : [`${place}: ours ${one}, theirs ${other}`];
  });
}

const codesIn = (value: string): readonly string[] => value.split(" ").filter((code) => code !== "");

const localDay = (now: Date): string => {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
