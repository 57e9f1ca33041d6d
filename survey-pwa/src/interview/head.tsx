import { useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Dialog } from "../app/dialog.tsx";
import { Icon } from "../app/icon.tsx";
import { useSession } from "./context.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { SavedLabel } from "./saved-label.tsx";
import { SectionList } from "./section-list.tsx";
import { useSteps } from "./steps.ts";

/** The top of an interview: which household, whether it is saved, how much is left, the jump menu, the language. */
export function InterviewHead() {
  const { words } = useApp();
  const { title } = useSession();
  const steps = useSteps();
  const [menu, setMenu] = useState<"closed" | "sections" | "language">("closed");
  const close = (): void => setMenu("closed");
  return (
    <header class="page-head">
      <div class="page-head-row">
        <button
          type="button"
          class="button button-icon button-quiet"
          aria-haspopup="dialog"
          onClick={() => setMenu("sections")}
        >
          <Icon name="sections" />
          <span class="visually-hidden">{words.interview.sections}</span>
        </button>
        <div class="page-head-title">
          <p>{title.value === "" ? words.home.untitled : <bdi>{title.value}</bdi>}</p>
          <SavedLabel />
        </div>
        <button
          type="button"
          class="button button-icon button-quiet"
          aria-haspopup="dialog"
          onClick={() => setMenu("language")}
        >
          <Icon name="language" />
          <span class="visually-hidden">{words.interview.languageOfQuestions}</span>
        </button>
      </div>
      <Progress />
      {menu === "sections" ? (
        <Dialog title={words.interview.sections} onClose={close}>
          <SectionList onGo={close} />
          <div class="dialog-actions">
            <button type="button" class="button" onClick={steps.leave}>
              {words.interview.leave}
            </button>
          </div>
        </Dialog>
      ) : null}
      {menu === "language" ? (
        <Dialog title={words.interview.languageOfQuestions} onClose={close}>
          <LanguageSwitch onChosen={close} />
        </Dialog>
      ) : null}
    </header>
  );
}

/** How many questions are left; it changes with nearly every answer, and nothing beside it has to. */
function Progress() {
  const { words } = useApp();
  const { questions, answered } = useSession().live.progress.value;
  const left = questions - answered;
  return (
    <div class="progress-row">
      <progress class="progress" max={questions} value={answered} aria-label={words.interview.questionsLeft(left)} />
      <span aria-hidden="true">{left === 0 ? words.interview.noneLeft : words.interview.questionsLeft(left)}</span>
    </div>
  );
}
