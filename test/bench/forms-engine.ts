import { formFromWire, type Interview, openInterview } from "@returns/schemas";
import { ourPath, ourStandings } from "../oracle/our-standings.ts";
import type { Standings } from "../oracle/standing.ts";
import type { WebForms } from "../oracle/web-forms.ts";

/** One engine with the household form open, as the bench speaks to it. */
export interface Opened {
  /** Says that the household has so many people, and makes them. */
  makeMembers(count: number): void;
  /** Prepares to answer a question again and again, as a screen that holds it would. */
  question(place: string): { readonly set: (value: string) => void; readonly read: () => unknown };
  standings(): Standings;
}

/** From the form as text to an interview that can be answered. */
export type Open = (form: string) => Promise<Opened>;

/** Ours, which opens a form as phones get it: as data over the wire. */
const openOurs: Open = async (wire) => {
  const read = formFromWire(JSON.parse(wire));
  if (read.status !== "form") throw new Error(JSON.stringify(read.problems));
  return ours(openInterview(read.form, { today, now: () => `${today}T10:00:00.000+00:00` }));
};

const today = new Date().toISOString().slice(0, 10);

function ours(interview: Interview): Opened {
  return {
    makeMembers: (count) => {
      interview.type("hh_size", String(count));
      interview.addMembers("member", count);
    },
    question: (place) => {
      const path = ourPath(interview, place);
      return { set: (value) => interview.type(path, value), read: () => interview.question(path) };
    },
    standings: () => ourStandings(interview),
  };
}

function theirs(peer: WebForms): Opened {
  return {
    makeMembers: (count) => peer.set("hh_size", String(count)),
    question: (place) => peer.at(place),
    standings: () => peer.standings(),
  };
}

/** The engine of a name, alone in its process: what the other one keeps in memory would weigh on it. */
export async function engineOf(name: string): Promise<Open> {
  if (name === "ours") return openOurs;
  const { openWebForms } = await import("../oracle/web-forms.ts");
  return async (xform) => theirs(await openWebForms(xform));
}
