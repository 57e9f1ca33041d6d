import type { ComponentChildren } from "preact";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { LeftBadge } from "./left-badge.tsx";
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
          <Entry
            key={section.name}
            label={label}
            isHere={here === section.name}
            onOpen={open({ show: "section", section: section.name })}
          >
            <LeftBadge count={section} />
          </Entry>
        );
      })}
      <Entry
        label={{ text: words.interview.checkProblems }}
        isHere={here === "problems"}
        onOpen={open({ show: "problems" })}
      >
        <Icon name="alert" />
      </Entry>
      <Entry label={{ text: words.interview.finish }} isHere={here === "finish"} onOpen={open({ show: "finish" })}>
        <Icon name="lock" />
      </Entry>
    </ul>
  );
}

function Entry(props: {
  readonly label: { readonly text: string; readonly lang?: string; readonly dir?: "ltr" | "rtl" };
  readonly isHere: boolean;
  readonly onOpen: () => void;
  readonly children: ComponentChildren;
}) {
  const { text, ...spoken } = props.label;
  return (
    <li>
      <button
        type="button"
        class="section-link"
        aria-current={props.isHere ? "step" : undefined}
        onClick={props.onOpen}
      >
        <span class="section-link-label" {...spoken}>
          {text}
        </span>
        {props.children}
      </button>
    </li>
  );
}
