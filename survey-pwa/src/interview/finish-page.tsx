import { useMemo, useState } from "preact/hooks";
import { localInstant } from "../app/clock.ts";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { NotSavedBanner } from "../app/not-saved.tsx";
import { useSession } from "./context.ts";
import { FinishStep } from "./finish-step.tsx";
import { InterviewHead } from "./head.tsx";
import { kindOf } from "./interview-kind.ts";

type Sealing =
  | { readonly status: "open" }
  | { readonly status: "sealing" }
  | { readonly status: "failed"; readonly why: string };

/** The last page of an interview; sealing leads to its receipt. */
export function FinishPage({ onBack }: { readonly onBack: () => void }) {
  const { phone, router, words, preferences } = useApp();
  const session = useSession();
  const [sealing, setSealing] = useState<Sealing>({ status: "open" });
  // Once for each visit of the page: finalising writes the end of the interview, which is a change itself
  const result = useMemo(() => session.interview.finalise(), [session]);

  const seal = async (): Promise<void> => {
    const finalised = session.interview.finalise();
    if (finalised.status !== "finalised") return;
    setSealing({ status: "sealing" });
    session.saver.flush();
    const meta = session.meta();
    await phone.saveDraft(session.id, session.draft(), meta);
    const outcome = await phone.finalise(session.id, {
      form: session.form,
      result: finalised,
      meta,
      kind: kindOf(finalised.answers),
      finalisedAt: localInstant(new Date()),
      paradata: {
        app_language: preferences.language,
        questions_language: session.language.peek(),
        ...(session.times === undefined ? {} : { times: session.times.record() }),
      },
    });
    switch (outcome.status) {
      case "sealed":
        router.replace({ screen: "sent", id: session.id });
        return;
      case "not-enrolled":
        setSealing({ status: "failed", why: words.finish.notEnrolled });
        return;
      case "not-saved":
      case "unknown":
        setSealing({ status: "failed", why: words.finish.notSealed });
        return;
    }
  };
  return (
    <div class="page">
      <InterviewHead />
      <main class="page-main" id="content">
        <NotSavedBanner />
        <FinishStep result={result} failure={sealing.status === "failed" ? sealing.why : undefined} />
      </main>
      <footer class="page-bar">
        <div class="page-bar-row">
          <button type="button" class="button" onClick={onBack}>
            <Icon name="back" />
            {words.app.back}
          </button>
          {result.status === "finalised" ? (
            <button
              type="button"
              class="button button-main"
              disabled={sealing.status === "sealing"}
              onClick={() => void seal()}
            >
              <Icon name="lock" />
              {sealing.status === "sealing" ? words.finish.sealing : words.finish.seal}
            </button>
          ) : null}
        </div>
      </footer>
    </div>
  );
}
