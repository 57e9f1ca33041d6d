import { useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { speak } from "../words/language.ts";
import { useSession } from "./context.ts";
import { nameIn } from "./where.ts";

/** [B73] An answer was changed and others no longer count: says which, before the enumerator goes on. */
export function LeftOut() {
  const { words } = useApp();
  const { live, form, language } = useSession();
  const paths = live.leftOut.value;
  const [seen, setSeen] = useState<readonly string[]>(paths);
  const fresh = paths.filter((path) => !seen.includes(path));
  if (fresh.length === 0) return null;
  const names = [...new Set(fresh.map((path) => nameIn(path)))];
  const labels = names.slice(0, 3).map((name) => speak(form.questions.get(name)?.label ?? {}, language.value));
  return (
    <div class="left-out" role="status">
      <div class="row-grow">
        <p class="list-title">{words.interview.leftOut(fresh.length)}</p>
        <ul class="small">
          {labels.map((label) => (
            <li key={label.text} lang={label.lang} dir={label.dir}>
              {label.text}
            </li>
          ))}
        </ul>
        <p class="soft small">{words.interview.leftOutWhy}</p>
      </div>
      <button type="button" class="button" onClick={() => setSeen(paths)}>
        {words.app.understood}
      </button>
    </div>
  );
}
