import { useEffect, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { olderForms, projectForms } from "../app/forms.ts";
import { Notice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import type { Route } from "../app/route.ts";
import { SessionContext } from "./context.ts";
import { InterviewPage } from "./interview-page.tsx";
import { type Opened, openInterviewOn } from "./open-interview.ts";

type InterviewRoute = Extract<Route, { readonly screen: "interview" }>;

/** Opens the interview of the route and shows it; what cannot be opened is said, with the way back. */
export function InterviewScreen({ route }: { readonly route: InterviewRoute }) {
  const { phone, router, words, preferences } = useApp();
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const newest = projectForms(phone).value;
  const older = olderForms(phone).value;
  // An interview that is open goes on as it is, also when a new version arrives meanwhile
  const waitsFor = opened?.status === "form-missing" ? newest : undefined;
  const home = (): void => router.replace({ screen: "home" });

  useEffect(() => {
    let current = true;
    let close = (): void => {};
    void openInterviewOn(phone, route.id, route.begin, { current: newest, older }, preferences.language).then(
      (result) => {
        if (result.status === "open") close = result.session.close;
        if (current) setOpened(result);
        else close();
      },
    );
    return () => {
      current = false;
      close();
    };
  }, [route.id, waitsFor]);

  if (opened === undefined)
    return (
      <Page title={words.sent.title} onBack={home}>
        {null}
      </Page>
    );
  switch (opened.status) {
    case "open":
      return (
        <SessionContext.Provider value={opened.session}>
          <InterviewPage route={route} />
        </SessionContext.Provider>
      );
    case "gone":
      return (
        <Page title={words.sent.title} onBack={home}>
          <Notice tone="warning" text={words.interview.noLongerOpen} />
        </Page>
      );
    case "form-missing":
      return (
        <Page title={words.sent.title} onBack={home}>
          <Notice tone="warning" text={words.interview.formMissing} />
        </Page>
      );
  }
}
