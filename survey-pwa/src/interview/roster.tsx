import type { LayoutItem } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { idsOf } from "./ids.ts";
import { useInSteps } from "./in-steps.ts";
import { MemberRow } from "./member-row.tsx";
import { memberWords } from "./member-words.ts";
import { Problems } from "./problems.tsx";

/** More than a screen holds. */
const rowsAtOnce = 10;

/** The members of a roster, as the people of a household: first their names, one under the other, then one page for each. */
export function Roster(props: {
  readonly roster: string;
  readonly item: Extract<LayoutItem, { readonly item: "roster" }>;
}) {
  const { words } = useApp();
  const { live, interview, form, language } = useSession();
  const { roster, item } = props;
  const called = memberWords(words, form, item.name);
  const members = live.members(roster).value;
  const drawn = useInSteps(members.length, rowsAtOnce);
  const max = form.rosters.get(item.name)?.max ?? Number.POSITIVE_INFINITY;
  const expected = Math.min(item.expected ?? 0, max);
  const absent = expected - members.length;
  const label = speak(item.label, language.value);
  const ids = idsOf(roster);
  const problems = live.rosterProblems(roster).value;

  const add = (count: number): void => {
    const [first] = interview.addMembers(roster, count);
    if (first !== undefined)
      requestAnimationFrame(() => document.getElementById(idsOf(`${roster}/${first}`).input)?.focus());
  };
  return (
    <section class="roster" id={ids.question} aria-labelledby={ids.label} tabIndex={-1}>
      <h2 class="group-title" id={ids.label} lang={label.lang} dir={label.dir}>
        {label.text}
      </h2>
      <p class="soft" role="status">
        {item.expected === undefined ? called.listed(members.length) : called.counted(members.length, item.expected)}
      </p>
      {members.length === 0 ? null : <p class="soft">{called.how}</p>}
      <ol class="members">
        {members.slice(0, drawn).map((member, position) => (
          <MemberRow
            key={member.key}
            roster={roster}
            rosterName={item.name}
            member={member}
            position={position}
            count={members.length}
          />
        ))}
      </ol>
      <Problems problems={problems} id={ids.problems} />
      <div class="row">
        {absent > 0 ? (
          <button type="button" class="button button-main row-grow" onClick={() => add(absent)}>
            <Icon name="plus" />
            {words.roster.addAll(absent)}
          </button>
        ) : null}
        {members.length >= max ? (
          <p class="soft">{called.full(max)}</p>
        ) : (
          <button type="button" class="button row-grow" onClick={() => add(1)}>
            <Icon name="plus" />
            {called.add}
          </button>
        )}
      </div>
    </section>
  );
}
