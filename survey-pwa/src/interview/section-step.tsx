import type { Problem } from "@returns/schemas";
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import type { Step } from "../app/route.ts";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { focusQuestion } from "./focus.ts";
import { Layout } from "./layout.tsx";
import { memberWords } from "./member-words.ts";
import { ProblemLinks } from "./problem-links.tsx";
import { memberOf } from "./where.ts";

type SectionStepOf = Extract<Step, { readonly show: "section" }>;

/** One page of questions: a section, or one member of a roster. */
export function SectionStep(props: { readonly step: SectionStepOf; readonly open: readonly Problem[] }) {
  const { words } = useApp();
  const { live, form, language } = useSession();
  const { step, open } = props;
  const scope = step.member ?? "";
  const heading = useRef<HTMLHeadingElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  const items = live.layout(scope === "" ? step.section : scope).value;

  useEffect(() => {
    if (step.focus !== undefined && focusQuestion(step.focus)) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [step.section, step.member, step.focus]);
  useEffect(() => {
    if (open.length === 0) return;
    window.scrollTo(0, 0);
    alert.current?.focus({ preventScroll: true });
  }, [open]);

  const sections = live.shownSections.value;
  const position = sections.indexOf(step.section) + 1;
  const group = form.sections.find((section) => section.name === step.section);
  const title = speak(group?.label ?? form.title, language.value);
  return (
    <>
      <div>
        {scope === "" ? (
          <p class="soft small">{words.interview.section(position, sections.length)}</p>
        ) : (
          <p class="soft small" lang={title.lang} dir={title.dir}>
            {title.text}
          </p>
        )}
        <h1 tabIndex={-1} ref={heading} {...(scope === "" ? { lang: title.lang, dir: title.dir } : {})}>
          {scope === "" ? title.text : <MemberTitle scope={scope} />}
        </h1>
      </div>
      {open.length === 0 ? null : (
        <div class="card" role="alert" tabIndex={-1} ref={alert}>
          <h2 class="problem problem-text">
            <Icon name="stop" />
            <span>{words.interview.stillOpen(open.length)}</span>
          </h2>
          <ProblemLinks problems={open} />
        </div>
      )}
      {items.length === 0 ? <p class="soft">{words.interview.sectionEmpty}</p> : null}
      <Layout items={items} scope={scope} depth={0} appearance={scope === "" ? group?.appearance : undefined} />
    </>
  );
}

function MemberTitle({ scope }: { readonly scope: string }) {
  const { words } = useApp();
  const { live, form } = useSession();
  const { roster, key } = memberOf(scope);
  const members = live.members(roster).value;
  const position = members.findIndex((member) => member.key === key);
  const name = members[position]?.name ?? "";
  return (
    <>
      {memberWords(words, form, roster).oneOf(position + 1, members.length)}
      {name === "" ? null : (
        <>
          {": "}
          <bdi>{name}</bdi>
        </>
      )}
    </>
  );
}
