import { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";
import { practiceSetup } from "../../../server/src/demo/frame.ts";

const setup = practiceSetup();
const sites = setup.lists.sites ?? [];

test("every example site lies in a locality and a state that exist", () => {
  const list = forms.household.lists.get("sd_locality");
  const stateOf = new Map(
    list?.source === "form" ? list.choices.map(({ code, columns }) => [code, columns?.state] as const) : [],
  );
  expect(sites).toHaveLength(24);
  for (const site of sites) expect(stateOf.get(site.locality ?? "")).toBe(site.state);
});

test("600 households are drawn, 10 in each of 5 clusters of 12 strata", () => {
  expect(setup.strata).toHaveLength(12);
  for (const stratum of setup.strata) {
    const clusters = setup.clusters.filter((cluster) => cluster.stratum === stratum.id);
    expect(clusters.map((cluster) => cluster.drawnHouseholds)).toEqual([10, 10, 10, 10, 10]);
    expect(stratum.target).toBe(50);
  }
});

test("no cluster is larger than its stratum, and none has fewer households than are drawn", () => {
  for (const cluster of setup.clusters) {
    const stratum = setup.strata.find(({ id }) => id === cluster.stratum);
    expect(cluster.frameHouseholds).toBeLessThan(stratum?.frameHouseholds ?? 0);
    expect(cluster.listedHouseholds).toBeGreaterThan(cluster.drawnHouseholds);
  }
});

test("a household to practise on opens the form where its cluster lies", () => {
  for (const { known, stratum } of setup.assignments) {
    const site = sites.find(({ site_id }) => site_id === known.site_id);
    expect(site).toMatchObject({ state: known.state_current, locality: known.locality_current, stratum_id: stratum });
    expect(setup.lists.clusters).toContainEqual(
      expect.objectContaining({ cluster_id: known.cluster_id, site_id: known.site_id }),
    );
  }
});

test("a household to practise on is none of those that the simulation visits", () => {
  for (const { known } of setup.assignments) expect(Number(known.household_number)).toBeGreaterThan(10);
});

test("the example frame is the same on every server", () => {
  expect(practiceSetup()).toEqual(setup);
});

test("everything in it is marked as an example", () => {
  expect(setup.simulated).toBe(true);
  for (const person of setup.lists.enumerators ?? []) expect(person.enumerator_name).toContain("example");
});
