import { useEffect, useMemo } from "preact/hooks";
import { InterviewScreen } from "../interview/interview-screen.tsx";
import type { Phone } from "../store/phone.ts";
import { wordsFor } from "../words/index.ts";
import { directionOf } from "../words/language.ts";
import { BlockedScreen } from "./blocked.tsx";
import { AppContext, type App as AppValue } from "./context.ts";
import { EnrolScreen } from "./enrol.tsx";
import { HomeScreen } from "./home.tsx";
import { type Preferences, readPreferences } from "./preferences.ts";
import type { Router } from "./route.ts";
import { SentScreen } from "./sent.tsx";
import { SettingsScreen } from "./settings.tsx";
import { Strips } from "./strips.tsx";

/** The whole app: the phone's state and the route decide which screen is shown, the preferences how. */
export function App({ phone, router }: { readonly phone: Phone; readonly router: Router }) {
  const stored = phone.preferences.value;
  const preferences = useMemo(() => readPreferences(stored, navigator.languages), [stored]);
  const { language, digits } = preferences;
  const app = useMemo<AppValue>(
    () => ({ phone, router, preferences, ...wordsFor(language, digits) }),
    [phone, router, preferences, language, digits],
  );
  useEffect(() => dress(document.documentElement, preferences), [preferences]);
  return (
    <AppContext.Provider value={app}>
      <Strips />
      <Screen phone={phone} router={router} />
    </AppContext.Provider>
  );
}

function Screen({ phone, router }: { readonly phone: Phone; readonly router: Router }) {
  const store = phone.store.value;
  const route = router.route.value;
  switch (store.status) {
    case "elsewhere":
    case "fenced":
    case "failed":
    case "restoring":
      return <BlockedScreen store={store} />;
    case "starting":
    case "ready":
      break;
  }
  if (phone.device.value.status === "not-enrolled") return <EnrolScreen />;
  switch (route.screen) {
    case "home":
      return <HomeScreen />;
    case "enrol":
      return <EnrolScreen />;
    case "settings":
      return <SettingsScreen />;
    case "sent":
      return <SentScreen id={route.id} />;
    case "interview":
      return <InterviewScreen key={route.id} route={route} />;
  }
}

/** Language, direction, theme and text size stand at the root, so that every style can ask for them. */
const dress = (root: HTMLElement, { language, theme, textSize }: Preferences): void => {
  root.lang = language;
  root.dir = directionOf(language);
  root.dataset.theme = theme;
  root.dataset.size = textSize;
};
