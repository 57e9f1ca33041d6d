import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Notice } from "../app/notice.tsx";
import { useSession } from "./context.ts";
import { ProblemSections } from "./problem-sections.tsx";

/** Everything that is wrong in the whole interview, each with the way to its question. */
export function ProblemsStep() {
  const { words } = useApp();
  const { live } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  const problems = live.problems.value;
  const isClean = problems.every((problem) => problem.confirmed);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {words.problems.title}
      </h1>
      {isClean ? <Notice tone="done" text={words.problems.none} /> : null}
      <ProblemSections problems={problems} />
    </>
  );
}
