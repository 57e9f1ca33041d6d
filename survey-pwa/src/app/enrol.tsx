import { useEffect, useState } from "preact/hooks";
import type { EnrolLink } from "../store/phone.ts";
import { useApp } from "./context.ts";
import { DamageNotice } from "./damage-notice.tsx";
import { EnrolFields } from "./enrol-fields.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { Notice } from "./notice.tsx";
import { Page } from "./page.tsx";

type Enrolling =
  | { readonly status: "asking"; readonly problem: string | undefined }
  | { readonly status: "connecting" }
  | { readonly status: "other-server"; readonly link: Extract<EnrolLink, { readonly status: "other-server" }> };

/** Connects this phone to a survey: by the link that opened the app, or one that is pasted. */
export function EnrolScreen() {
  const { phone, router, words } = useApp();
  const [enrolling, setEnrolling] = useState<Enrolling>({ status: "asking", problem: undefined });
  const [linkText] = useState(() => linkOfAddress(window.location));
  const isEnrolled = phone.device.value.status === "enrolled";

  // The ticket in the address is used once: it must not stay in the browser's history
  useEffect(() => {
    if (linkText !== "") router.replace({ screen: "enrol" });
  }, []);
  const connect = async (text: string, label: string): Promise<void> => {
    const link = phone.readEnrolLink(text);
    if (link.status === "unreadable") return setEnrolling({ status: "asking", problem: words.enrol.unreadable });
    if (link.status === "other-server") return setEnrolling({ status: "other-server", link });
    if (label === "") return setEnrolling({ status: "asking", problem: words.enrol.labelMissing });
    setEnrolling({ status: "connecting" });
    const outcome = await phone.enrol(link, label);
    if (outcome.status === "not-enrolled") {
      return setEnrolling({ status: "asking", problem: words.enrol.failed[outcome.cause] });
    }
    void phone.askPersistence();
    router.replace({ screen: "home" });
  };
  return (
    <Page title={words.enrol.title} {...(isEnrolled ? { onBack: () => router.replace({ screen: "home" }) } : {})}>
      <LanguageChoice />
      <DamageNotice />
      <p>{words.enrol.intro}</p>
      {enrolling.status === "asking" && enrolling.problem !== undefined ? (
        <Notice tone="error" text={enrolling.problem} />
      ) : null}
      {enrolling.status === "other-server" ? (
        <Notice tone="warning" text={words.enrol.otherServer(enrolling.link.here, enrolling.link.there)}>
          <a class="button" href={enrolling.link.link}>
            {words.enrol.openLink}
          </a>
        </Notice>
      ) : null}
      <EnrolFields first={linkText} isBusy={enrolling.status === "connecting"} onConnect={connect} />
    </Page>
  );
}

/** The whole address when it is an enrolment link, else empty. */
const linkOfAddress = ({ pathname, hash, href }: Location): string =>
  pathname === "/enrol" && hash.length > 1 ? href : "";
