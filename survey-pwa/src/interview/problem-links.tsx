import type { Problem } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { memberWords } from "./member-words.ts";
import { useSteps } from "./steps.ts";
import { memberOf, nameIn, scopeOf } from "./where.ts";

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
  const name = nameIn(problem.path);
  const node = form.questions.get(name) ?? form.rosters.get(name);
  const step = where.stepOf(problem.path);
  if (node === undefined || step === undefined) return null;

  const label = speak(form.questions.has(name) ? interview.question(problem.path).label : node.label, language.value);
  const message = speak(problem.message, preferences.language);
  const scope = scopeOf(problem.path);
  const jump = (): void => {
    if (form.questions.has(name)) live.reveal([problem.path]);
    steps.go(step);
  };
  return (
    <li>
      <button type="button" class="line" onClick={jump}>
        <span class="row-grow stack-none">
          {scope === undefined ? null : <MemberOf scope={scope} />}
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

/** Whom the problem is about. */
function MemberOf({ scope }: { readonly scope: string }) {
  const { words } = useApp();
  const { interview, form } = useSession();
  const { roster, key } = memberOf(scope);
  const members = interview.members(roster);
  const position = members.findIndex((member) => member.key === key);
  const member = members[position];
  if (member === undefined) return null;
  return (
    <span class="soft small">
      {memberWords(words, form, roster).one(position + 1)}
      {member.name === "" ? "" : ": "}
      <bdi>{member.name}</bdi>
    </span>
  );
}
