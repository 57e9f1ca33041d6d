import type { Finalised, Path } from "@returns/schemas";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Notice } from "../app/notice.tsx";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { ProblemSections } from "./problem-sections.tsx";
import { nameIn } from "./where.ts";

/** The end of an interview: problems first, then what is left out, then sealing. */
export function FinishStep({ result, failure }: { readonly result: Finalised; readonly failure: string | undefined }) {
  const { words } = useApp();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {words.finish.title}
      </h1>
      {failure === undefined ? null : <Notice tone="error" text={failure} />}
      {result.status === "problems" ? (
        <>
          <p class="soft">{words.finish.problemsFirst}</p>
          <ProblemSections problems={result.problems} />
        </>
      ) : (
        <>
          <Notice tone="done" text={words.finish.ready} />
          <Dropped paths={result.dropped} />
          {result.erased.length === 0 ? null : <p class="soft">{words.finish.erased(result.erased.length)}</p>}
          {result.confirmed.length === 0 ? null : <p class="soft">{words.finish.confirmed(result.confirmed.length)}</p>}
          <p class="soft">{words.finish.sealed}</p>
        </>
      )}
    </>
  );
}

/** The answers that stay behind: each question once, however many people it was asked about. */
function Dropped({ paths }: { readonly paths: readonly Path[] }) {
  const { words } = useApp();
  const { form, language } = useSession();
  const questions = useMemo(() => [...new Set(paths.map((path) => nameIn(path)))], [paths]);
  if (paths.length === 0) return null;
  return (
    <details class="card">
      <summary class="list-title">{words.finish.dropped(paths.length)}</summary>
      <p class="soft">{words.finish.droppedWhy}</p>
      <ul class="list">
        {questions.map((name) => {
          const label = speak(form.questions.get(name)?.label ?? {}, language.value);
          return (
            <li key={name} lang={label.lang} dir={label.dir}>
              {label.text}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
