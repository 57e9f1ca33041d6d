import type { Formats } from "./format.ts";
import { inLanguage } from "./format.ts";
import type { Caveats, Figures } from "./report.ts";
import type { DashboardLanguage, DashboardWords } from "./words.ts";

interface Props {
  readonly caveats: Caveats;
  readonly words: DashboardWords;
  readonly language: DashboardLanguage;
  readonly format: Formats;
}

/** What a reader must know beside the figures; nothing where there is nothing. */
export const CaveatList = ({ caveats, words, language, format }: Props) => {
  const { twiceInterviewed, contradicting, outsideFrame, simulatedLeftOut, toLookAt, media, uncovered } = caveats;
  const lines = [
    ...(uncovered.length > 0
      ? [words.uncovered(format.list(uncovered.map((name) => inLanguage(name, language))))]
      : []),
    ...(twiceInterviewed > 0 ? [words.twiceInterviewed(format.whole(twiceInterviewed))] : []),
    ...(contradicting > 0 ? [words.contradicting(format.whole(contradicting))] : []),
    ...(outsideFrame > 0 ? [words.outsideFrame(format.whole(outsideFrame))] : []),
    ...(toLookAt.interviews > 0
      ? [words.toLookAt(format.whole(toLookAt.interviews), format.list(toLookAt.enumerators))]
      : []),
    ...(media.missing > 0 ? [words.mediaMissing(format.whole(media.missing), format.whole(media.named))] : []),
    ...(simulatedLeftOut > 0 ? [words.simulatedLeftOut(format.whole(simulatedLeftOut))] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="caveats" class="card caveats">
      <h2 id="caveats">{words.caveatsTitle}</h2>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  );
};

interface FailedProps {
  readonly figures: Extract<Figures, { readonly status: "failed" }>;
  readonly words: DashboardWords;
}

/** Why there are no tables, for the coordinator; what is wrong in the frame, for whoever keeps it. */
export const FailedTables = ({ figures, words }: FailedProps) => (
  <section aria-labelledby="failed" class="card caveats">
    <h2 id="failed">{words.failed}</h2>
    <p>{figures.reason === "frame" ? words.failedFrame : words.failedAnswers}</p>
    {figures.reason === "frame" && (
      <details>
        <summary>{words.failedDetail}</summary>
        <pre lang="en" dir="ltr">
          {figures.detail}
        </pre>
      </details>
    )}
  </section>
);
