import type { Formats } from "./format.ts";
import { inLanguage } from "./format.ts";
import { overall, type Report } from "./report.ts";
import type { DashboardLanguage, DashboardWords } from "./words.ts";

interface Props {
  readonly report: Report;
  readonly words: DashboardWords;
  readonly language: DashboardLanguage;
  readonly format: Formats;
}

const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** The four numbers that a coordinator looks at first. */
export const NumberLine = ({ report, words, format }: Props) => {
  const all = overall(report.strata);
  const visited = all.interviewed + all.refused + all.notReached;
  return (
    <dl class="numbers">
      <div>
        <dt>{words.interviewsDone}</dt>
        <dd>{format.whole(all.interviewed)}</dd>
        <dd class="note">{words.ofTarget(format.whole(all.target))}</dd>
      </div>
      <div>
        <dt>{words.today}</dt>
        <dd>{format.whole(report.receivedToday)}</dd>
      </div>
      <div>
        <dt>{words.refused}</dt>
        <dd>{format.whole(all.refused)}</dd>
        <dd class="note">{words.ofVisited(format.percent(shareOf(all.refused, visited)))}</dd>
      </div>
      <div>
        <dt>{words.waiting}</dt>
        <dd>{format.whole(report.quarantined)}</dd>
        <dd class="note">{words.waitingNote}</dd>
      </div>
    </dl>
  );
};

/** Done against target, one line a stratum and one for all of them. */
export const ProgressTable = ({ report, words, language, format }: Props) => {
  const all = overall(report.strata);
  const rows = [
    ...report.strata.map((stratum) => ({ ...stratum, name: inLanguage(stratum.label, language) })),
    { ...all, id: "all", name: words.allStrata },
  ];
  return (
    <>
      <section class="scroll" aria-label={words.allStrata} tabindex={0}>
        <table class="progress">
          <thead>
            <tr>
              <th scope="col">{words.stratum}</th>
              <th scope="col" class="bar">
                {words.share}
              </th>
              <th scope="col">{words.done}</th>
              <th scope="col">{words.target}</th>
              <th scope="col">{words.refusedColumn}</th>
              <th scope="col">{words.notReached}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr class={row.id === "all" ? "total" : undefined}>
                <th scope="row">{row.name}</th>
                <td class="bar">
                  <progress
                    max={Math.max(row.target, 1)}
                    value={Math.min(row.interviewed, row.target)}
                    aria-label={row.name}
                  />
                  <span>{format.percent(shareOf(row.interviewed, row.target))}</span>
                </td>
                <td>{format.whole(row.interviewed)}</td>
                <td>{format.whole(row.target)}</td>
                <td>{format.whole(row.refused)}</td>
                <td>{format.whole(row.notReached)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="quiet">{words.notReachedNote}</p>
    </>
  );
};
