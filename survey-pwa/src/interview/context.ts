import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "./session.ts";

export const SessionContext = createContext<Session | undefined>(undefined);

/** @throws Error when a question is drawn outside an interview */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (session === undefined)
    throw new Error("Cannot draw a question outside an interview: wrap it in SessionContext.Provider");
  return session;
};
