import type { MemberState } from "@returns/schemas";
import { useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Confirm } from "../app/dialog.tsx";
import { Icon } from "../app/icon.tsx";
import { memo } from "../app/memo.ts";
import { useTyped } from "../widgets/typed.ts";
import { useSession } from "./context.ts";
import { idsOf } from "./ids.ts";
import { LeftBadge } from "./left-badge.tsx";
import { memberWords } from "./member-words.ts";
import { useSteps } from "./steps.ts";

interface MemberRowProps {
  readonly roster: string;
  readonly rosterName: string;
  readonly member: MemberState;
  readonly position: number;
  readonly count: number;
}

/** One member in the list: number, name to type, what is missing, the way to the member's page. */
export const MemberRow = memo((props: MemberRowProps) => {
  const { words, figures } = useApp();
  const { interview, live, form, where } = useSession();
  const steps = useSteps();
  const [menu, setMenu] = useState<"closed" | "open" | "asking">("closed");
  const { roster, member, position } = props;
  const scope = `${roster}/${member.key}`;
  const called = memberWords(words, form, props.rosterName);
  const name = member.name === "" ? called.one(position + 1) : member.name;
  const nameQuestion = form.rosters.get(props.rosterName)?.nameQuestion;
  const move = (to: number) => (): void => interview.moveMember(roster, member.key, to);
  const remove = (): void => {
    live.forget(scope);
    interview.removeMember(roster, member.key);
  };
  const section = where.sectionOf(props.rosterName);
  return (
    <li class="member">
      <span class="member-number" aria-hidden="true">
        {figures.number(position + 1)}
      </span>
      <div class="member-name">
        {nameQuestion === undefined ? (
          <span class="list-title">{name}</span>
        ) : (
          <MemberName scope={scope} question={nameQuestion} label={words.roster.name(position + 1)} />
        )}
      </div>
      <span class="member-state">
        <MemberBadge member={member} />
      </span>
      <button
        type="button"
        class="button member-open"
        aria-label={words.roster.openMember(name)}
        onClick={() => section !== undefined && steps.go({ show: "section", section, member: scope })}
      >
        {words.roster.open}
        <Icon name="forward" />
      </button>
      <button
        type="button"
        class="button button-icon button-quiet member-more"
        aria-expanded={menu !== "closed"}
        aria-label={words.roster.more(name)}
        onClick={() => setMenu(menu === "closed" ? "open" : "closed")}
      >
        <Icon name="more" />
      </button>
      {menu === "closed" ? null : (
        <div class="member-menu row">
          <button type="button" class="button" disabled={position === 0} onClick={move(position - 1)}>
            <Icon name="up" />
            {words.roster.up}
          </button>
          <button type="button" class="button" disabled={position === props.count - 1} onClick={move(position + 1)}>
            <Icon name="down" />
            {words.roster.down}
          </button>
          <button
            type="button"
            class="button button-danger"
            onClick={() => (member.answered === 0 ? remove() : setMenu("asking"))}
          >
            <Icon name="remove" />
            {words.roster.remove}
          </button>
        </div>
      )}
      {menu === "asking" ? (
        <Confirm
          question={called.removeSure(name)}
          yes={words.roster.remove}
          onYes={remove}
          onClose={() => setMenu("closed")}
        />
      ) : null}
    </li>
  );
});

function MemberName(props: { readonly scope: string; readonly question: string; readonly label: string }) {
  const { live, interview } = useSession();
  const path = `${props.scope}/${props.question}`;
  const state = live.question(path).value;
  const field = useTyped({
    state,
    answer: { keyIn: (typed) => live.inPassing(() => interview.type(path, typed)) },
  });
  return (
    <input
      id={idsOf(props.scope).input}
      type="text"
      class="input"
      dir="auto"
      aria-label={props.label}
      placeholder={props.label}
      value={field.text}
      autoComplete="off"
      spellcheck={false}
      onInput={(event) => field.onInput(event.currentTarget.value)}
    />
  );
}

/** Besides what is missing: whether anything was asked at all; the name alone is only the list. */
function MemberBadge({ member }: { readonly member: MemberState }) {
  const { words } = useApp();
  const isStarted = member.answered > 1 || member.errors > 0 || member.questions <= 1;
  return isStarted ? <LeftBadge count={member} /> : <span class="badge">{words.roster.notStarted}</span>;
}
