import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Caller } from "../access/roles.ts";

/** What travels with one request through the middleware. */
export interface AppEnv {
  // Absent where the app is called without a server around it
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Names this request in answers and in the log. */
    requestId: string;
    /** Who calls, once the guard has let the request through. */
    caller: Caller;
    /** The code of the problem with which it was answered, for the log. */
    problem: string | undefined;
  };
}

export type AppContext = Context<AppEnv>;
