import type { Place } from "../form/model.ts";

/** A position on the Earth, in degrees. */
export type Position = Pick<Place, "latitude" | "longitude">;

// ODK's engines measure on a sphere of this radius (equatorial, WGS 84)
const earthRadius = 6_378_100;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in metres, by the haversine formula. */
export function metresBetween(a: Position, b: Position): number {
  const half = (x: number) => Math.sin(radians(x) / 2) ** 2;
  const h =
    half(b.latitude - a.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude);
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Length of the line through positions, in metres. */
export const lengthOf = (line: readonly Position[]): number =>
  line.reduce((sum, point, i) => sum + metresBetween(line[i - 1] ?? point, point), 0);

/** Area that positions enclose in square metres, by the sum over edges on the sphere (Chamberlain and Duquette 2007). */
export function areaOf(shape: readonly Position[]): number {
  if (shape.length < 3) return 0;
  const sum = shape.reduce((total, point, i) => {
    const next = shape[(i + 1) % shape.length] ?? point;
    return (
      total +
      radians(next.longitude - point.longitude) *
        (2 + Math.sin(radians(point.latitude)) + Math.sin(radians(next.latitude)))
    );
  }, 0);
  return Math.abs((sum * earthRadius ** 2) / 2);
}

/** Whether a position lies inside a shape: the even–odd rule along the meridian. */
export function encloses(shape: readonly Position[], here: Position): boolean {
  return shape.reduce((inside, a, i) => {
    const b = shape[(i + 1) % shape.length] ?? a;
    if (a.latitude > here.latitude === b.latitude > here.latitude) return inside;
    const crossing =
      a.longitude + ((here.latitude - a.latitude) / (b.latitude - a.latitude)) * (b.longitude - a.longitude);
    return here.longitude < crossing ? !inside : inside;
  }, false);
}

/** Whether two edges of a line meet that are not neighbours; as on a map, where edges are straight. */
export function crossesItself(line: readonly Position[]): boolean {
  const edges = line.slice(1).map((to, i) => [line[i] ?? to, to] as const);
  const isClosed = same(line[0], line.at(-1));
  return edges.some((one, i) =>
    edges.slice(i + 2).some((other, j) => {
      const joinsAtTheEnds = isClosed && i === 0 && i + 2 + j === edges.length - 1;
      return !joinsAtTheEnds && meet(one, other);
    }),
  );
}

type Edge = readonly [Position, Position];

/** Whether each edge has the ends of the other on both of its sides, or an end upon it. */
function meet([a, b]: Edge, [c, d]: Edge): boolean {
  const [c1, d1, a1, b1] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (c1 !== d1 && a1 !== b1) return true;
  const upon: readonly (readonly [number, Position, Position, Position])[] = [
    [c1, a, b, c],
    [d1, a, b, d],
    [a1, c, d, a],
    [b1, c, d, b],
  ];
  return upon.some(([turn, from, to, point]) => turn === 0 && isBetween(from, to, point));
}

/** On which side of the way from one position to another a third lies: -1, 0 on the line, or 1. */
const side = (from: Position, to: Position, point: Position): number =>
  Math.sign(
    (to.longitude - from.longitude) * (point.latitude - from.latitude) -
      (to.latitude - from.latitude) * (point.longitude - from.longitude),
  );

const isBetween = (from: Position, to: Position, point: Position): boolean =>
  point.longitude >= Math.min(from.longitude, to.longitude) &&
  point.longitude <= Math.max(from.longitude, to.longitude) &&
  point.latitude >= Math.min(from.latitude, to.latitude) &&
  point.latitude <= Math.max(from.latitude, to.latitude);

const same = (a: Position | undefined, b: Position | undefined): boolean =>
  a?.latitude === b?.latitude && a?.longitude === b?.longitude;
