import type { Problem } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";

/** What is wrong with one answer, under it; a warning can be confirmed where it stands. */
export function Problems({ problems, id }: { readonly problems: readonly Problem[]; readonly id: string }) {
  if (problems.length === 0) return null;
  return (
    <div id={id} class="stack-tight">
      {problems.map((problem) => (
        <ProblemLine key={problem.code} problem={problem} />
      ))}
    </div>
  );
}

function ProblemLine({ problem }: { readonly problem: Problem }) {
  const { words, preferences } = useApp();
  const { interview } = useSession();
  const message = speak(problem.message, preferences.language);
  if (problem.confirmed) {
    return (
      <div class="problem problem-confirmed">
        <p class="problem-text">
          <Icon name="check" />
          <span>
            <span lang={message.lang} dir={message.dir}>
              {message.text}
            </span>
            {". "}
            {words.interview.confirmed}
          </span>
        </p>
      </div>
    );
  }
  return (
    <div class={problem.severity === "error" ? "problem" : "problem problem-warning"}>
      <p class="problem-text" lang={message.lang} dir={message.dir}>
        <Icon name={problem.severity === "error" ? "stop" : "alert"} />
        <span>{message.text}</span>
      </p>
      {problem.severity === "error" ? null : (
        <button type="button" class="button" onClick={() => interview.confirm(problem)}>
          {words.interview.itIsRight}
        </button>
      )}
    </div>
  );
}
