import type { Problem } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { ProblemLinks } from "./problem-links.tsx";

/** Errors first, then what only needs a "yes, it is right"; section by section, in the order of the interview. */
export function ProblemSections({ problems }: { readonly problems: readonly Problem[] }) {
  const { words } = useApp();
  const errors = problems.filter((problem) => problem.severity === "error");
  const warnings = problems.filter((problem) => problem.severity === "warning" && !problem.confirmed);
  return (
    <>
      {errors.length === 0 ? null : <BySection title={words.problems.errors(errors.length)} problems={errors} />}
      {warnings.length === 0 ? null : (
        <BySection title={words.problems.warnings(warnings.length)} problems={warnings} />
      )}
    </>
  );
}

function BySection({ title, problems }: { readonly title: string; readonly problems: readonly Problem[] }) {
  const { form, where, language } = useSession();
  return (
    <section class="card stack">
      <h2>{title}</h2>
      {form.sections.map((section) => {
        const here = problems.filter((problem) => where.sectionOf(problem.path) === section.name);
        const label = speak(section.label, language.value);
        return here.length === 0 ? null : (
          <div key={section.name}>
            <h3 class="soft" lang={label.lang} dir={label.dir}>
              {label.text}
            </h3>
            <ProblemLinks problems={here} />
          </div>
        );
      })}
    </section>
  );
}
