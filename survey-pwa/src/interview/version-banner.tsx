import type { FormChange, Texts } from "@returns/schemas";
import { useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Notice } from "../app/notice.tsx";
import { speak } from "../words/language.ts";
import type { VersionNotice } from "./choose-version.ts";
import { useSession } from "./context.ts";

/** Told so many; who wants to know all asks the office. */
const mostLines = 12;

/** Says that an interview goes on with a new version of its form, or why it stays with its own, until it is understood. */
export function VersionBanner() {
  const { words } = useApp();
  const { versionNotice } = useSession();
  const [isSeen, setSeen] = useState(false);
  if (versionNotice === undefined || isSeen) return null;
  const { status, version } = versionNotice;
  return (
    <Notice tone={status === "moved" ? "calm" : "warning"} text={words.versions[status](version)}>
      <Lines notice={versionNotice} />
      <button type="button" class="button" onClick={() => setSeen(true)}>
        {words.app.understood}
      </button>
    </Notice>
  );
}

function Lines({ notice }: { readonly notice: VersionNotice }) {
  const { words } = useApp();
  const { language } = useSession();
  // Isolated: a question in another language keeps its own direction, and its question mark on its own side
  const quoted = (texts: Texts): string => words.versions.quoted(`\u2068${speak(texts, language.value).text}\u2069`);
  const lines =
    notice.status === "moved"
      ? notice.changes.map((each) => changeInWords(each, words.versions, quoted))
      : notice.reasons.map(({ code, label }) => words.versions.reasons[code](quoted(label)));
  if (lines.length === 0) return null;
  const more = lines.length - mostLines;
  return (
    <ul class="notice-lines">
      {lines.slice(0, mostLines).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {more > 0 ? <li>{words.versions.more(more)}</li> : null}
    </ul>
  );
}

type VersionWords = ReturnType<typeof useApp>["words"]["versions"];

const changeInWords = (each: FormChange, words: VersionWords, quoted: (texts: Texts) => string): string => {
  switch (each.change) {
    case "question-added":
    case "question-gone":
    case "question-reworded":
      return words.questions[each.change](quoted(each.question));
    case "choice-added":
    case "choice-gone":
      return words.choices[each.change](quoted(each.question), quoted(each.choice));
  }
};
