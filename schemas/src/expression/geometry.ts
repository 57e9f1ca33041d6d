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
