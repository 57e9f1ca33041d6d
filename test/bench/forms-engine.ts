import { formFromWire, formToWire, type Interview, openInterview } from "@returns/schemas";
import { ourPath, ourStandings } from "../oracle/our-standings.ts";
import { readXForm } from "../oracle/read-xform.ts";
import type { Standings } from "../oracle/standing.ts";
import { openWebForms, type WebForms } from "../oracle/web-forms.ts";

/** One engine with the household form open, as the bench speaks to it. */
export interface Opened {
  /** Says that the household has so many people, and makes them. */
  makeMembers(count: number): void;
  /** Prepares to answer a question again and again, as a screen that holds it would. */
  question(place: string): { readonly set: (value: string) => void; readonly read: () => unknown };
  standings(): Standings;
}

export interface FormsEngine {
  readonly name: string;
  /** From the form as text to an interview that can be answered. */
  open(): Promise<Opened>;
}

/** Ours, which opens a form as phones get it: as data over the wire. */
export function ourEngine(xform: string): FormsEngine {
  const wire = JSON.stringify(formToWire(readXForm(xform)));
  return {
    name: "ours",
    open: async () => {
      const read = formFromWire(JSON.parse(wire));
      if (read.status !== "form") throw new Error(JSON.stringify(read.problems));
      const interview = openInterview(read.form, {
        today: "2026-11-24",
        now: () => "2026-11-24T10:00:00.000+02:00",
      });
      return ours(interview);
    },
  };
}

function ours(interview: Interview): Opened {
  return {
    makeMembers: (count) => {
      interview.type("hh_size", String(count));
      for (let i = 0; i < count; i += 1) interview.addMember("member");
    },
    question: (place) => {
      const path = ourPath(interview, place);
      return { set: (value) => interview.type(path, value), read: () => interview.question(path) };
    },
    standings: () => ourStandings(interview),
  };
}

/** ODK Web Forms', which opens an XForm. */
export function webFormsEngine(xform: string): FormsEngine {
  return { name: "ODK Web Forms", open: async () => theirs(await openWebForms(xform)) };
}

function theirs(peer: WebForms): Opened {
  return {
    makeMembers: (count) => peer.set("hh_size", String(count)),
    question: (place) => peer.at(place),
    standings: () => peer.standings(),
  };
}
