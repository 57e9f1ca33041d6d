import type { Position } from "@returns/schemas";

const width = 320;
const height = 160;
const margin = 14;

/** A small drawing of the way, north above: enough to see that a corner was forgotten. */
export function TrackShape({
  points,
  shape,
}: {
  readonly points: readonly Position[];
  readonly shape: "line" | "area";
}) {
  const drawn = drawnOn(points);
  const line = drawn.map(({ x, y }) => `${x},${y}`).join(" ");
  const [first] = drawn;
  const last = drawn.at(-1);
  return (
    <svg class="track-shape" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {shape === "area" ? <polygon points={line} /> : <polyline points={line} />}
      {drawn.length > 60 ? null : drawn.map(({ x, y }) => <circle key={`${x} ${y}`} cx={x} cy={y} r="3" />)}
      {first === undefined ? null : <circle class="track-end" cx={first.x} cy={first.y} r="6" />}
      {last === undefined ? null : <circle class="track-here" cx={last.x} cy={last.y} r="6" />}
    </svg>
  );
}

function drawnOn(points: readonly Position[]): readonly { readonly x: number; readonly y: number }[] {
  // A degree of longitude is shorter than one of latitude the further one is from the equator
  const shrink = Math.cos(((points[0]?.latitude ?? 0) * Math.PI) / 180);
  const flat = points.map(({ latitude, longitude }) => ({ x: longitude * shrink, y: -latitude }));
  const [xs, ys] = [flat.map(({ x }) => x), flat.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const scale = Math.min((width - 2 * margin) / (wide || 1e-6), (height - 2 * margin) / (high || 1e-6));
  const at = (value: number, start: number, extent: number, room: number): number =>
    Math.round(((room - extent * scale) / 2 + (value - start) * scale) * 10) / 10;
  return flat.map(({ x, y }) => ({ x: at(x, left, wide, width), y: at(y, top, high, height) }));
}
