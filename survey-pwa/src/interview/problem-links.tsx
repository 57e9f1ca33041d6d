import type { Problem } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { useSteps } from "./steps.ts";
import { memberOf, scopeOf } from "./where.ts";

/** Problems as links: each leads to its question. */
export function ProblemLinks({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul class="list">
      {problems.map((problem) => (
        <ProblemLink key={`${problem.path}|${problem.code}`} problem={problem} />
      ))}
    </ul>
  );
}

function ProblemLink({ problem }: { readonly problem: Problem }) {
  const { words, preferences } = useApp();
  const { live, interview, form, where, language } = useSession();
  const steps = useSteps();
  const name = problem.path.slice(problem.path.lastIndexOf("/") + 1);
  const node = form.questions.get(name) ?? form.rosters.get(name);
  const step = where.stepOf(problem.path);
  if (node === undefined || step === undefined) return null;

  const label = speak(form.questions.has(name) ? interview.question(problem.path).label : node.label, language.value);
  const message = speak(problem.message, preferences.language);
  const scope = scopeOf(problem.path);
  const person =
    scope === undefined ? undefined : personOf(interview.members(memberOf(scope).roster), memberOf(scope).key);
  const jump = (): void => {
    if (form.questions.has(name)) live.reveal([problem.path]);
    steps.go(step);
  };
  return (
    <li>
      <button type="button" class="line" onClick={jump}>
        <span class="row-grow stack-none">
          {person === undefined ? null : (
            <span class="soft small">
              {words.roster.person(person.position)}
              {person.name === "" ? "" : ": "}
              <bdi>{person.name}</bdi>
            </span>
          )}
          <span class="list-title" lang={label.lang} dir={label.dir}>
            {label.text}
          </span>
          <span class={problem.severity === "error" ? "problem" : "problem problem-warning"}>
            <span class="problem-text" lang={message.lang} dir={message.dir}>
              <Icon name={problem.severity === "error" ? "stop" : "alert"} />
              <span>{message.text}</span>
            </span>
          </span>
        </span>
        <span class="visually-hidden">{words.problems.open}</span>
        <Icon name="forward" />
      </button>
    </li>
  );
}

const personOf = (
  members: readonly { readonly key: string; readonly name: string }[],
  key: string,
): { readonly position: number; readonly name: string } | undefined => {
  const position = members.findIndex((member) => member.key === key);
  const member = members[position];
  return member === undefined ? undefined : { position: position + 1, name: member.name };
};
