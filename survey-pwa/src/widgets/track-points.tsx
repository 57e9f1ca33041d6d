import { areaOf, lengthOf, type Place, type trackNeeds } from "@returns/schemas";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import type { Words } from "../words/index.ts";

/** How many points there are, how long the way is and what it encloses; each point with its accuracy, to be taken out again. */
export function TrackPoints(props: {
  readonly points: readonly Place[];
  readonly needs: ReturnType<typeof trackNeeds>;
  readonly isFixed: boolean;
  readonly onRemove: (position: number) => void;
}) {
  const { words } = useApp();
  const { points, needs } = props;
  const lacking = needs.least - points.length;
  const first = points.slice(0, 1);
  const said = [
    words.answers.points(points.length),
    ...(points.length < 2 ? [] : [lengthIn(words, lengthOf(needs.shape === "area" ? [...points, ...first] : points))]),
    ...(needs.shape === "area" && points.length > 2 ? [areaIn(words, areaOf(points))] : []),
    ...(lacking > 0 ? [words.answers.pointsNeeded(lacking)] : []),
  ];
  return (
    <>
      <p class="soft" role="status">
        {said.join(" · ")}
      </p>
      {points.length === 0 ? null : (
        <details class="track-points">
          <summary>{words.answers.eachPoint}</summary>
          <ol>
            {points.map((point, position) => (
              <li key={position}>
                <span>
                  {words.answers.point(position + 1)} · <bdi>± {words.place.metres(Math.round(point.accuracy))}</bdi>
                </span>
                {props.isFixed ? null : (
                  <button
                    type="button"
                    class="button button-icon button-quiet"
                    onClick={() => props.onRemove(position)}
                  >
                    <Icon name="remove" />
                    <span class="visually-hidden">{words.answers.removePoint(position + 1)}</span>
                  </button>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function lengthIn(words: Words, metres: number): string {
  return metres < 1000
    ? words.place.metres(Math.round(metres))
    : words.answers.kilometres(Math.round(metres / 10) / 100);
}

function areaIn(words: Words, squareMetres: number): string {
  return squareMetres < 10_000
    ? words.answers.squareMetres(Math.round(squareMetres))
    : words.answers.hectares(Math.round(squareMetres / 100) / 100);
}
