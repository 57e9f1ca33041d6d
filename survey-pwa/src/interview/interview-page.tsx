import type { Interview, Problem } from "@returns/schemas";
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { NotSavedBanner } from "../app/not-saved.tsx";
import type { Route, Step } from "../app/route.ts";
import type { Words } from "../words/index.ts";
import { afterTap } from "./after-tap.ts";
import { InterviewBar } from "./bar.tsx";
import { useSession } from "./context.ts";
import { FinishPage } from "./finish-page.tsx";
import { InterviewHead } from "./head.tsx";
import { memberWords } from "./member-words.ts";
import { existingStep, shownSections, stepAfter, stepBefore } from "./order.ts";
import { ProblemsStep } from "./problems-step.tsx";
import { SectionList } from "./section-list.tsx";
import { SectionStep } from "./section-step.tsx";
import { StepsContext } from "./steps.ts";
import { VersionBanner } from "./version-banner.tsx";
import { memberOf, nameIn } from "./where.ts";

type InterviewRoute = Extract<Route, { readonly screen: "interview" }>;

/** One open interview: where it stands, the page of questions, and the two big bars to move on. */
export function InterviewPage({ route }: { readonly route: InterviewRoute }) {
  const { router, words } = useApp();
  const session = useSession();
  const { interview, live, where, saver, times } = session;
  const [open, setOpen] = useState<readonly Problem[]>([]);
  const wanted = route.step ?? session.start;
  const step = (wanted === undefined ? undefined : existingStep(interview, wanted)) ?? firstStep(session);
  const stepKey = JSON.stringify(step);

  useEffect(() => {
    setOpen([]);
    session.stand(step);
  }, [stepKey]);
  useEffect(() => {
    const flush = (): void => saver.flush();
    const turned = (): void => {
      if (document.visibilityState === "hidden") times?.pause();
      else times?.resume();
      flush();
    };
    document.addEventListener("visibilitychange", turned);
    window.addEventListener("pagehide", flush);
    return () => {
      document.removeEventListener("visibilitychange", turned);
      window.removeEventListener("pagehide", flush);
    };
  }, [saver, times]);
  useEffect(() => {
    const left = ({ target, relatedTarget }: FocusEvent): void => {
      // Arrow keys go from one choice to the next
      const question = target instanceof Element ? target.closest(".question") : null;
      if (!(relatedTarget instanceof Node && question?.contains(relatedTarget))) afterTap(live.catchUp);
    };
    // Tab goes to the next question, also to one that has just come
    const tab = (event: KeyboardEvent): void => {
      if (event.key === "Tab") live.catchUp();
    };
    document.addEventListener("focusout", left);
    document.addEventListener("keydown", tab, true);
    return () => {
      document.removeEventListener("focusout", left);
      document.removeEventListener("keydown", tab, true);
    };
  }, [live]);
  useEffect(() => {
    document.title = words.app.name;
  }, [words]);

  const go = (next: Step): void => {
    saver.flush();
    live.settle();
    setOpen([]);
    router.go({ ...route, step: next });
  };
  const leave = (): void => router.go({ screen: "home" });
  const back = (): void => {
    const before = stepBefore(interview, step);
    if (before === undefined) leave();
    else go(before);
  };
  const next = (): void => {
    if (step.show !== "section") return;
    const problems = open.length > 0 ? [] : errorsOn(step, interview.problems(), where.sectionOf);
    if (problems.length === 0) {
      go(stepAfter(interview, step));
      return;
    }
    live.reveal(problems.map((problem) => problem.path).filter((path) => isQuestion(path)));
    setOpen(problems);
  };
  const isQuestion = (path: string): boolean => session.form.questions.has(nameIn(path));

  return (
    <StepsContext.Provider value={{ current: step, go, leave }}>
      {step.show === "finish" ? (
        <FinishPage onBack={back} />
      ) : (
        <div class="page page-wide">
          <a class="skip-link" href="#content">
            {words.app.skipToContent}
          </a>
          <InterviewHead />
          <div class="with-aside">
            <nav class="aside" aria-label={words.interview.sections}>
              <SectionList />
            </nav>
            <main class="page-main" id="content" tabIndex={-1}>
              <NotSavedBanner />
              <VersionBanner />
              {step.show === "section" ? <SectionStep key={stepKey} step={step} open={open} /> : <ProblemsStep />}
            </main>
          </div>
          <InterviewBar
            back={back}
            next={step.show === "section" ? next : undefined}
            nextLabel={open.length > 0 ? words.interview.nextAnyway : nextLabel(interview, step, words)}
          />
        </div>
      )}
    </StepsContext.Provider>
  );
}

const firstStep = (session: ReturnType<typeof useSession>): Step => {
  const first = shownSections(session.interview)[0];
  return first === undefined ? { show: "finish" } : { show: "section", section: first.name };
};

/** On a member's page Next names the member who comes after, or leads back to the list. */
const nextLabel = (interview: Interview, step: Step, words: Words): string => {
  if (step.show !== "section" || step.member === undefined) return words.app.next;
  const after = stepAfter(interview, step);
  if (after.show !== "section" || after.member === undefined) return words.roster.backToList;
  const { roster, key } = memberOf(after.member);
  const members = interview.members(roster);
  const position = members.findIndex((member) => member.key === key);
  const name = members[position]?.name ?? "";
  return words.roster.nextMember(name === "" ? memberWords(words, interview.form, roster).one(position + 1) : name);
};

/** The errors of a page: of one person, or of a section with all its people. */
const errorsOn = (
  step: Extract<Step, { readonly show: "section" }>,
  problems: readonly Problem[],
  sectionOf: (path: string) => string | undefined,
): readonly Problem[] =>
  problems.filter(
    (problem) =>
      problem.severity === "error" &&
      (step.member === undefined
        ? sectionOf(problem.path) === step.section
        : problem.path.startsWith(`${step.member}/`)),
  );
