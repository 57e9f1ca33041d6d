import type { Keeper } from "./keeper.ts";
import { record } from "./snapshot.ts";

/** Which forms this build of the app has read and found right: reading one takes seconds on a cheap phone. */
export interface KnownForms {
  /** The hash of a form that was read before, by the place from which it was read. */
  hashOf(place: string): string | undefined;
  /** Remembers it, and forgets all that was read from other projects or by other builds. */
  note(project: string, place: string, hash: string): void;
}

export function rememberForms({ snapshot, turn, writeRecords, holder }: Keeper): KnownForms {
  let known: Readonly<Record<string, string>> = snapshot.forms;
  return {
    hashOf: (place) => (Object.hasOwn(known, place) ? known[place] : undefined),
    note: (project, place, hash) => {
      const current = Object.entries(known).filter(([other]) => other.startsWith(project));
      known = { ...Object.fromEntries(current), [place]: hash };
      void turn(() => writeRecords([record.forms(known)])).catch(holder.noteFault);
    },
  };
}
