import type { SectionState } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { useSteps } from "./steps.ts";

/** All sections with what is left in each; a tap goes there. */
export function SectionList({ onGo }: { readonly onGo?: () => void }) {
  const { words } = useApp();
  const { live, language } = useSession();
  const { current, go } = useSteps();
  const sections = live.sections.value.filter((section) => section.asked && section.questions > 0);
  const here = current.show === "section" ? current.section : current.show;
  const open = (step: Parameters<typeof go>[0]) => (): void => {
    go(step);
    onGo?.();
  };
  return (
    <ul class="section-list">
      {sections.map((section) => {
        const label = speak(section.label, language.value);
        return (
          <li key={section.name}>
            <button
              type="button"
              class="section-link"
              aria-current={here === section.name ? "step" : undefined}
              onClick={open({ show: "section", section: section.name })}
            >
              <span class="section-link-label" lang={label.lang} dir={label.dir}>
                {label.text}
              </span>
              <SectionBadge section={section} />
            </button>
          </li>
        );
      })}
      <li>
        <button
          type="button"
          class="section-link"
          aria-current={here === "problems" ? "step" : undefined}
          onClick={open({ show: "problems" })}
        >
          <span class="section-link-label">{words.interview.checkProblems}</span>
          <Icon name="alert" />
        </button>
      </li>
      <li>
        <button
          type="button"
          class="section-link"
          aria-current={here === "finish" ? "step" : undefined}
          onClick={open({ show: "finish" })}
        >
          <span class="section-link-label">{words.interview.finish}</span>
          <Icon name="lock" />
        </button>
      </li>
    </ul>
  );
}

function SectionBadge({ section }: { readonly section: SectionState }) {
  const { words } = useApp();
  const left = section.questions - section.answered;
  if (section.errors > 0) return <span class="badge badge-error">{words.interview.sectionErrors(section.errors)}</span>;
  if (left > 0) return <span class="badge">{words.interview.sectionLeft(left)}</span>;
  return (
    <span class="badge badge-done">
      <Icon name="check" />
      {words.interview.sectionDone}
    </span>
  );
}
