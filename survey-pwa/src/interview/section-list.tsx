import type { SectionState } from "@returns/schemas";
import type { ComponentChildren } from "preact";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { memo } from "../app/memo.ts";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { LeftBadge } from "./left-badge.tsx";
import { useSteps } from "./steps.ts";

/** All sections with what is left in each; a tap goes there. */
export function SectionList({ onGo }: { readonly onGo?: () => void }) {
  const { words } = useApp();
  const { live, language } = useSession();
  const { current, go } = useSteps();
  // Also one in which nobody is listed yet, and so nothing is asked: that is where people are listed
  const shown = live.shownSections.value;
  const sections = live.sections.value.filter((section) => shown.includes(section.name));
  const here = current.show === "section" ? current.section : current.show;
  const open = (step: Parameters<typeof go>[0]) => (): void => {
    go(step);
    onGo?.();
  };
  return (
    <ul class="section-list">
      {sections.map((section) => (
        <SectionEntry
          key={section.name}
          section={section}
          language={language.value}
          isHere={here === section.name}
          go={go}
          onGo={onGo}
        />
      ))}
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

/** One section; its counts change with nearly every answer, those of the others do not. */
const SectionEntry = memo(
  (props: {
    readonly section: SectionState;
    readonly language: string;
    readonly isHere: boolean;
    readonly go: ReturnType<typeof useSteps>["go"];
    readonly onGo: (() => void) | undefined;
  }) => {
    const { section, go, onGo } = props;
    const open = (): void => {
      go({ show: "section", section: section.name });
      onGo?.();
    };
    return (
      <Entry label={speak(section.label, props.language)} isHere={props.isHere} onOpen={open}>
        <LeftBadge count={section} />
      </Entry>
    );
  },
);

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
