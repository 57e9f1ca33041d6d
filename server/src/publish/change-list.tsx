import type { FormChange, Texts } from "@returns/schemas";
import { inLanguage } from "../dashboard/format.ts";
import type { PageLanguage } from "../pages/words.ts";
import { publishWords } from "./words.ts";

interface Props {
  /** The version in use, which this one would replace. */
  readonly before: string;
  readonly changes: readonly FormChange[];
  readonly language: PageLanguage;
}

/** What enumerators will meet in a version that is not published yet, against the one in use. */
export const ChangeList = ({ before, changes, language }: Props) => {
  const words = publishWords[language];
  const quoted = (texts: Texts): string => words.quoted(inLanguage(texts, language));
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes">{words.changesSince(before)}</h2>
      {changes.length === 0 ? <p class="nothing">{words.noChanges}</p> : null}
      <ul class="lines">
        {changes.map((each) => (
          <li>
            <span class="state">{words.changes[each.change]}</span>
            <bdi>{"choice" in each ? `${quoted(each.question)}: ${quoted(each.choice)}` : quoted(each.question)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
};
