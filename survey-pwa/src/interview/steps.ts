import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Step } from "../app/route.ts";

/** Moving about inside an interview. */
export interface Steps {
  readonly current: Step;
  go(step: Step): void;
  leave(): void;
}

export const StepsContext = createContext<Steps | undefined>(undefined);

/** @throws Error when drawn outside an interview */
export const useSteps = (): Steps => {
  const steps = useContext(StepsContext);
  if (steps === undefined)
    throw new Error("Cannot move inside an interview from outside it: wrap it in StepsContext.Provider");
  return steps;
};
