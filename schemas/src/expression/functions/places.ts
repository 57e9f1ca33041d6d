import { all, single, toText, type Value } from "../value.ts";
import { argument, type FunctionFamily, unlimited } from "./function.ts";

interface Point {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
}

/** Positions: a place, or the texts `latitude longitude altitude accuracy` of ODK, several of them parted by `;`. */
export const places: FunctionFamily = {
  /** Metres; empty without a position. */
  accuracy: { args: [1, 1], result: "number", evaluate: (args) => points(args)[0]?.accuracy ?? "" },
  /** Length of the line through the points, in metres. */
  distance: {
    args: [1, unlimited],
    result: "number",
    several: true,
    evaluate: (args) => {
      const line = points(args);
      return line.reduce((sum, point, i) => sum + metres(line[i - 1] ?? point, point), 0);
    },
  },
  /** Area that the points enclose, in square metres. */
  area: { args: [1, unlimited], result: "number", several: true, evaluate: (args) => area(points(args)) },
  /** True where the first position lies inside the shape of the others. */
  geofence: {
    args: [2, 2],
    result: "boolean",
    several: true,
    evaluate: ([point = "", shape = ""]) => {
      const [here] = points([point]);
      return here !== undefined && encloses(points([shape]), here);
    },
  },
  /**
   * `distance-to-cluster(place, cluster)`: metres from the centre of the cluster by the list `clusters` of the project
   * (columns cluster_id, latitude, longitude), rounded to 50 so that it does not give the dwelling away.
   */
  "distance-to-cluster": {
    args: [2, 2],
    result: "number",
    evaluate: (args, environment) => {
      const [here] = points([argument(args, 0)]);
      const cluster = environment.find("clusters", "cluster_id", toText(argument(args, 1)));
      const [latitude, longitude] = [Number(cluster?.latitude), Number(cluster?.longitude)];
      if (here === undefined || !Number.isFinite(latitude) || !Number.isFinite(longitude)) return "";
      return Math.round(metres(here, { latitude, longitude }) / 50) * 50;
    },
  },
};

function points(values: readonly Value[]): readonly Point[] {
  return all(values).flatMap((value) => {
    const one = single(value);
    if (typeof one === "object" && one.type === "place") return [one.place];
    return toText(one)
      .split(";")
      .map((text) => text.trim().split(/\s+/).map(Number))
      .flatMap(([latitude, longitude, , accuracy]) =>
        latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude)
          ? []
          : [{ latitude, longitude, accuracy: accuracy ?? 0 }],
      );
  });
}

// ODK's engines measure on a sphere of this radius (equatorial, WGS 84)
const earthRadius = 6_378_100;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance by the haversine formula. */
function metres(a: Omit<Point, "accuracy">, b: Omit<Point, "accuracy">): number {
  const half = (x: number) => Math.sin(radians(x) / 2) ** 2;
  const h =
    half(b.latitude - a.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude);
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Area on the sphere by the sum over edges (Chamberlain and Duquette 2007). */
function area(shape: readonly Point[]): number {
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

/** Even–odd rule along the meridian. */
function encloses(shape: readonly Point[], here: Point): boolean {
  return shape.reduce((inside, a, i) => {
    const b = shape[(i + 1) % shape.length] ?? a;
    if (a.latitude > here.latitude === b.latitude > here.latitude) return inside;
    const crossing =
      a.longitude + ((here.latitude - a.latitude) / (b.latitude - a.latitude)) * (b.longitude - a.longitude);
    return here.longitude < crossing ? !inside : inside;
  }, false);
}
