import type { Place } from "@returns/schemas";

/** How far the search for the position is. */
export type Fix =
  | { readonly status: "off" }
  | { readonly status: "waiting" }
  | { readonly status: "found"; readonly place: Place }
  | { readonly status: "refused"; readonly why: "denied" | "unavailable" | "unsupported" };

/** Without any position after this long the search ends and says so. */
const patienceMs = 60_000;

/**
 * Follows the phone's position until stopped.
 *
 * @param which `better` tells only fixes that are more exact than the last one, for a phone that is held still
 * @returns the way to stop
 */
export const watchPosition = (tell: (fix: Fix) => void, which: "better" | "every" = "better"): (() => void) => {
  if (!("geolocation" in navigator)) {
    tell({ status: "refused", why: "unsupported" });
    return () => {};
  }
  let best = Number.POSITIVE_INFINITY;
  const watch = navigator.geolocation.watchPosition(
    ({ coords }) => {
      if (which === "better" && coords.accuracy >= best) return;
      best = coords.accuracy;
      tell({ status: "found", place: placeOf(coords) });
    },
    (error) => {
      if (best === Number.POSITIVE_INFINITY) {
        tell({ status: "refused", why: error.code === error.PERMISSION_DENIED ? "denied" : "unavailable" });
      }
    },
    { enableHighAccuracy: true, maximumAge: 0, timeout: patienceMs },
  );
  return () => navigator.geolocation.clearWatch(watch);
};

const placeOf = (coords: GeolocationCoordinates): Place => ({
  latitude: rounded(coords.latitude, 6),
  longitude: rounded(coords.longitude, 6),
  accuracy: rounded(coords.accuracy, 1),
  ...(coords.altitude === null ? {} : { altitude: rounded(coords.altitude, 1) }),
});

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
