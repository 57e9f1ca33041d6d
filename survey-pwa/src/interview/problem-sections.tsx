import type { Problem } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { ProblemLinks } from "./problem-links.tsx";

/** Errors first, then what only needs a "yes, it is right". */
export function ProblemSections({ problems }: { readonly problems: readonly Problem[] }) {
  const { words } = useApp();
  const errors = problems.filter((problem) => problem.severity === "error");
  const warnings = problems.filter((problem) => problem.severity === "warning" && !problem.confirmed);
  return (
    <>
      {errors.length === 0 ? null : (
        <section class="card">
          <h2>{words.problems.errors(errors.length)}</h2>
          <ProblemLinks problems={errors} />
        </section>
      )}
      {warnings.length === 0 ? null : (
        <section class="card">
          <h2>{words.problems.warnings(warnings.length)}</h2>
          <ProblemLinks problems={warnings} />
        </section>
      )}
    </>
  );
}
