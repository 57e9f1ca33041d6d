import { areaOf, crossesItself, encloses, lengthOf, metresBetween } from "../geometry.ts";
import { all, single, toText, type Value } from "../value.ts";
import { argument, type ExpressionFunction, type FunctionFamily, unlimited } from "./function.ts";

interface Point {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
}

const area: ExpressionFunction = {
  args: [1, unlimited],
  result: "number",
  several: true,
  evaluate: (args) => areaOf(points(args)),
};

/** Positions: a place, or the texts `latitude longitude altitude accuracy` of ODK, several of them parted by `;`. */
export const places: FunctionFamily = {
  /** Metres; empty without a position. */
  accuracy: { args: [1, 1], result: "number", evaluate: (args) => points(args)[0]?.accuracy ?? "" },
  /** Length of the line through the points, in metres. */
  distance: {
    args: [1, unlimited],
    result: "number",
    several: true,
    evaluate: (args) => lengthOf(points(args)),
  },
  /** Area that the points enclose, in square metres. */
  area,
  /** The old name. */
  "enclosed-area": area,
  /** True where a line or the edge of a shape crosses itself. */
  intersects: { args: [1, 1], result: "boolean", several: true, evaluate: (args) => crossesItself(points(args)) },
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
      return Math.round(metresBetween(here, { latitude, longitude }) / 50) * 50;
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
