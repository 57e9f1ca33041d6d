import type { SimulatedPlace } from "./household-model.ts";
import type { ProjectSetup } from "./setup.ts";

/** One household to visit, and when. */
export interface Visit {
  readonly assignmentId: string;
  /** Index of the enumerator in the project's list. */
  readonly enumerator: number;
  readonly place: SimulatedPlace;
  /** Values that open the form. */
  readonly known: {
    readonly enumerator_id: string;
    readonly team_id: string;
    readonly state_current: string;
    readonly locality_current: string;
    readonly site_id: string;
    readonly cluster_id: string;
    readonly household_number: number;
  };
  readonly startedAt: Date;
  readonly finalisedAt: Date;
}

const fieldworkDays = 18;
const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The visits of a fieldwork that ends on the day before `now`: each enumerator takes whole clusters, and works from half
 * past seven to half past five, on as many households a day as 18 days ask for. In the order in which they begin.
 */
export function planVisits(setup: ProjectSetup, now: Date): readonly Visit[] {
  const enumerators = setup.lists.enumerators ?? [];
  const households = setup.clusters.flatMap((cluster, index) =>
    Array.from({ length: cluster.drawnHouseholds }, (_, number) => ({
      cluster,
      number: number + 1,
      enumerator: index % Math.max(1, enumerators.length),
    })),
  );
  const perDay = Math.max(1, Math.ceil(households.length / Math.max(1, enumerators.length) / fieldworkDays));
  const done = new Map<number, number>();
  const firstDay = new Date(now.getTime() - fieldworkDays * day).setUTCHours(5, 30, 0, 0);
  return households
    .map(({ cluster, number, enumerator }): Visit => {
      const before = done.get(enumerator) ?? 0;
      done.set(enumerator, before + 1);
      const slot = (10 * 60 * minute) / perDay;
      const startedAt = new Date(firstDay + Math.floor(before / perDay) * day + (before % perDay) * slot);
      const site = setup.lists.sites?.find((row) => row.site_id === cluster.site);
      const row = setup.lists.clusters?.find((candidate) => candidate.cluster_id === cluster.id);
      const staff = enumerators[enumerator];
      return {
        assignmentId: `${cluster.id}-${String(number).padStart(4, "0")}`,
        enumerator,
        place: {
          state: site?.state ?? "",
          inCamp: site?.site_type === "camp",
          latitude: Number(row?.latitude ?? 0),
          longitude: Number(row?.longitude ?? 0),
        },
        known: {
          enumerator_id: staff?.enumerator_id ?? "",
          team_id: staff?.team_id ?? "",
          state_current: site?.state ?? "",
          locality_current: site?.locality ?? "",
          site_id: cluster.site,
          cluster_id: cluster.id,
          household_number: number,
        },
        startedAt,
        finalisedAt: new Date(startedAt.getTime() + (28 + ((before * 17) % 31)) * minute),
      };
    })
    .sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
}
