import { type ReadonlySignal, signal } from "@preact/signals";
import { z } from "zod";

/** Where the enumerator stands inside an interview. */
const Step = z.discriminatedUnion("show", [
  z.strictObject({
    show: z.literal("section"),
    section: z.string(),
    /** The page of one member, such as `member/m3`. */
    member: z.string().optional(),
    /** The question to jump to. */
    focus: z.string().optional(),
  }),
  z.strictObject({ show: z.literal("problems") }),
  z.strictObject({ show: z.literal("finish") }),
]);
export type Step = z.infer<typeof Step>;

const Route = z.discriminatedUnion("screen", [
  z.strictObject({ screen: z.literal("home") }),
  z.strictObject({ screen: z.literal("enrol") }),
  z.strictObject({ screen: z.literal("settings") }),
  z.strictObject({ screen: z.literal("sent"), id: z.string() }),
  z.strictObject({
    screen: z.literal("interview"),
    id: z.string(),
    /** What a new interview begins with; an interview that is stored already knows it itself. */
    begin: z.strictObject({ formId: z.string(), assignmentId: z.string().nullable() }).optional(),
    step: Step.optional(),
  }),
]);
/** Which screen is shown. */
export type Route = z.infer<typeof Route>;

export interface Router {
  readonly route: ReadonlySignal<Route>;
  /** Shows another screen; the phone's own Back button returns from it. */
  go(route: Route): void;
  /** Shows another screen in place of this one: Back does not return here. */
  replace(route: Route): void;
}

/**
 * The screens in the browser's history. The route stands in the history's state and never in the address:
 * no list of visited pages on a phone tells which household was interviewed.
 *
 * @param address stands in the browser's address bar over every screen
 */
export const createRouter = (window: Window, first: Route, address = "/"): Router => {
  const read = (state: unknown): Route => {
    const route = Route.safeParse(state);
    return route.success ? route.data : first;
  };
  const current = signal(read(window.history.state));
  window.addEventListener("popstate", (event) => {
    current.value = read(event.state);
  });
  return {
    route: current,
    go: (route) => {
      window.history.pushState(route, "", address);
      current.value = route;
    },
    replace: (route) => {
      window.history.replaceState(route, "", address);
      current.value = route;
    },
  };
};
