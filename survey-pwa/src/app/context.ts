import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Phone } from "../store/phone.ts";
import type { Figures } from "../words/figures.ts";
import type { Words } from "../words/index.ts";
import type { Preferences } from "./preferences.ts";
import type { Router } from "./route.ts";

/** What every screen may use. */
export interface App {
  readonly phone: Phone;
  readonly router: Router;
  readonly preferences: Preferences;
  readonly words: Words;
  readonly figures: Figures;
}

export const AppContext = createContext<App | undefined>(undefined);

/** @throws Error when a screen is drawn outside the app */
export const useApp = (): App => {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error("Cannot draw a screen outside the app: wrap it in AppContext.Provider");
  return app;
};
