import type { Caller } from "../access/roles.ts";

/** The device whose token came with a request. */
export interface Bringer {
  readonly deviceId: string;
  readonly standing: "active" | "revoked";
}

/** The guard lets only devices through these doors. */
export function bringer(caller: Caller): Bringer {
  if (caller.caller === "device") return caller;
  throw new Error("Cannot take envelopes from somebody who is no device: the route's need must be envelopes:bring");
}
