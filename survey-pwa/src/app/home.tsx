import { useEffect } from "preact/hooks";
import { speak } from "../words/language.ts";
import { AssignmentList } from "./assignment-list.tsx";
import { useApp } from "./context.ts";
import { DamageNotice } from "./damage-notice.tsx";
import { projectForms, readWhenIdle } from "./forms.ts";
import { Icon } from "./icon.tsx";
import { DraftList, ReadyList, SentList } from "./interview-lists.tsx";
import { NewForms } from "./new-forms.tsx";
import { NotSavedBanner } from "./not-saved.tsx";
import { Notice } from "./notice.tsx";
import { Page } from "./page.tsx";
import { StartNew } from "./start-new.tsx";
import { StoragePanel } from "./storage-panel.tsx";
import { SyncPanel } from "./sync-panel.tsx";

/** The first screen: what is only on this phone, what is open, whom to visit, what was sent. */
export function HomeScreen() {
  const { phone, router, words, preferences } = useApp();
  const project = phone.project.value;
  const persistence = phone.persistence.value;
  const forms = projectForms(phone).value;
  useEffect(() => readWhenIdle(forms), [forms]);
  const title = project === undefined ? words.app.name : speak(project.title, preferences.language).text;
  return (
    <Page
      title={title}
      action={
        <button type="button" class="button button-icon button-quiet" onClick={() => router.go({ screen: "settings" })}>
          <Icon name="settings" />
          <span class="visually-hidden">{words.app.settings}</span>
        </button>
      }
    >
      <NotSavedBanner />
      <DamageNotice />
      <NewForms />
      {phone.updateReady.value ? (
        <Notice tone="calm" text={words.app.update}>
          <button type="button" class="button" onClick={() => phone.applyUpdate()}>
            {words.app.updateNow}
          </button>
        </Notice>
      ) : null}
      {phone.purpose === "trial" ? null : <SyncPanel />}
      {persistence === "denied" || persistence === "unsupported" ? <StoragePanel /> : null}
      <DraftList />
      <AssignmentList />
      <StartNew />
      <ReadyList />
      <SentList />
    </Page>
  );
}
