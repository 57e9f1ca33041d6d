import { householdPlan } from "@returns/analysis";
import type { Form } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import type { ProjectSetup } from "@returns/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadReport } from "../../../server/src/dashboard/load-report.ts";
import { overall, type Report } from "../../../server/src/dashboard/report.ts";
import { openSmallOffice, type SmallOffice, smallSetup } from "./small-office.ts";

/** Two strata of two clusters with three households each; a third stratum where nobody has been yet. */
const setup = smallSetup({ strata: 3, clusters: 2, households: 3 });
const [first, second, third] = setup.strata;
const begun: ProjectSetup = { ...setup, clusters: setup.clusters.filter(({ stratum }) => stratum !== third?.id) };
const firstCluster: ProjectSetup = { ...setup, clusters: setup.clusters.slice(0, 1) };

let small: SmallOffice;
beforeAll(async () => {
  small = await openSmallOffice(setup);
});
afterAll(() => small.close());

const load = (some: { setup?: ProjectSetup; form?: Form; now?: Date } = {}): Promise<Report> =>
  loadReport({
    sql: small.sql,
    form: forms.household,
    plan: householdPlan,
    setup,
    now: small.office.parts.clock(),
    timeZone: "Africa/Khartoum",
    ...some,
  });
const tablesOf = ({ figures }: Report) => (figures.status === "made" ? figures.tables : []);
/** Changes what the office holds for the time of one look. */
async function whileChanged(change: string, back: string, look: () => Promise<void>): Promise<void> {
  await small.sql.execute(change);
  try {
    await look();
  } finally {
    await small.sql.execute(back);
  }
}

test("before the first interview the coordinator sees the targets, and no table", async () => {
  const report = await load();
  expect(overall(report.strata)).toEqual({ target: 150, interviewed: 0, refused: 0, notReached: 0 });
  expect(report.figures).toEqual({ status: "made", tables: [] });
  expect(report.caveats).toEqual({
    twiceInterviewed: 0,
    contradicting: 0,
    outsideFrame: 0,
    simulatedLeftOut: 0,
    toLookAt: { interviews: 0, enumerators: [] },
    media: { named: 0, missing: 0 },
    uncovered: [],
  });
});

test("with the first interview the page stands: its household is counted, and every figure about it is withheld", async () => {
  await small.visit(
    { ...firstCluster, clusters: firstCluster.clusters.map((each) => ({ ...each, drawnHouseholds: 1 })) },
    3,
  );
  const report = await load();
  expect(overall(report.strata)).toMatchObject({ interviewed: 1 });
  expect(report.receivedToday).toBe(1);
  expect(tablesOf(report).map(({ id }) => id)).toEqual(householdPlan.map(({ id }) => id));
  for (const { base, cells } of tablesOf(report)) {
    expect(base.respondents).toBeLessThan(12);
    expect(cells.filter(({ value }) => value.status === "shown" && value.respondents < 10)).toEqual([]);
  }
  expect(report.caveats.uncovered).toEqual([second?.label, third?.label]);
});

test("a second interview under the same household number is said, and both count until the office has decided", async () => {
  await small.visit(
    { ...firstCluster, clusters: firstCluster.clusters.map((each) => ({ ...each, drawnHouseholds: 1 })) },
    4,
  );
  const report = await load();
  expect(overall(report.strata)).toMatchObject({ interviewed: 2 });
  expect(report.caveats.twiceInterviewed).toBe(1);
});

test("strata in which nobody was interviewed yet are named, and the sums of the others are the sum of the page", async () => {
  await small.visit(begun, 5);
  const report = await load();
  expect(report.caveats.uncovered).toEqual([third?.label]);
  const all = overall(report.strata);
  expect(all.interviewed).toBeGreaterThan(8);
  expect(all.interviewed + all.refused + all.notReached).toBe(14);
  const inTables = tablesOf(report).find(({ id }) => id === "T35")?.base.respondents ?? 0;
  expect(inTables).toBeLessThanOrEqual(all.interviewed);
});

test("members are shown by the names of their strata too, not by codes", async () => {
  const strata = householdPlan.flatMap((entry) => (entry.id === "T05.persons" ? [entry] : []));
  const plan = strata.map((entry) => ({
    ...entry,
    rows: { axis: "groups", by: ["stratum_id"], total: "last" } as const,
  }));
  const { figures } = await loadReport({
    sql: small.sql,
    form: forms.household,
    plan,
    setup,
    now: small.office.parts.clock(),
    timeZone: "Africa/Khartoum",
  });
  const rows = figures.status === "made" ? (figures.tables[0]?.rows ?? []) : [];
  expect(rows.map(({ label }) => label.ar)).toEqual(expect.arrayContaining([first?.label.ar, second?.label.ar]));
});

test("households of a cluster that is not in the frame are counted and said, and are in no figure", async () => {
  const missing = begun.clusters.at(-1)?.id;
  const before = await load();
  const after = await load({ setup: { ...setup, clusters: setup.clusters.filter(({ id }) => id !== missing) } });
  const visited = (report: Report) => {
    const { interviewed, refused, notReached } = overall(report.strata);
    return interviewed + refused + notReached;
  };
  expect(after.caveats.outsideFrame).toBe(3);
  expect(visited(after)).toBe(visited(before) - 3);
  expect(tablesOf(after).length).toBe(tablesOf(before).length);
});

test("[B64] an interview of two minutes is counted, and the page asks to look at it with its enumerator", async () => {
  const before = await load();
  expect(before.caveats.toLookAt).toEqual({ interviews: 0, enumerators: [] });
  const { rows } = await small.sql.query<{ hash: string; enumerator: string }>(
    "select hash, enumerator_id as enumerator from submission where kind = 'final' order by seq desc limit 1",
  );
  const [{ hash, enumerator } = { hash: "", enumerator: "" }] = rows;
  await whileChanged(
    `update submission set started_at = started_at + (finalised_at - started_at) - interval '2 minutes' where hash = '${hash}'`,
    "select 1",
    async () => {
      const after = await load();
      expect(after.caveats.toLookAt).toEqual({ interviews: 1, enumerators: [enumerator] });
      expect(overall(after.strata)).toEqual(overall(before.strata));
    },
  );
});

test("simulated interviews never enter the figures of a real survey, and the page says how many there are", async () => {
  const real = { ...setup, simulated: false };
  const { rows } = await small.sql.query<{ hash: string }>("select hash from submission order by seq limit 1");
  const only = await load({ setup: real });
  expect(only.simulated).toBe(false);
  expect(overall(only.strata)).toMatchObject({ interviewed: 0, refused: 0, notReached: 0 });
  expect(only.caveats.simulatedLeftOut).toBe(14);
  expect(only.receivedToday).toBe(0);

  const hash = rows[0]?.hash ?? "";
  await whileChanged(
    `update submission set simulated = false where hash = '${hash}'`,
    `update submission set simulated = true where hash = '${hash}'`,
    async () => {
      const mixed = await load({ setup: real });
      expect(overall(mixed.strata)).toMatchObject({ interviewed: 1 });
      expect(mixed.caveats).toMatchObject({ simulatedLeftOut: 13, twiceInterviewed: 0 });
      for (const table of tablesOf(mixed)) expect(table.simulated).toBe(false);
    },
  );
});

test("where all have refused the progress is shown, and no table is made of nobody", async () => {
  await whileChanged("update submission set kind = 'refusal'", "update submission set kind = 'final'", async () => {
    const report = await load();
    expect(overall(report.strata)).toMatchObject({ interviewed: 0, refused: 12 });
    expect(report.figures).toEqual({ status: "made", tables: [] });
  });
});

test("where no interview has members the tables of persons are left out, and the others are there", async () => {
  await whileChanged(
    "create table kept as select * from answers_hh_return_intention_member; delete from answers_hh_return_intention_member",
    "insert into answers_hh_return_intention_member select * from kept; drop table kept",
    async () => {
      const ids = tablesOf(await load()).map(({ id }) => id);
      expect(ids).toEqual(householdPlan.flatMap(({ id, unit }) => (unit === "household" ? [id] : [])));
    },
  );
});

test("interviews whose corrections contradict each other are said, and do not count", async () => {
  const { rows } = await small.sql.query<{ hash: string }>("select hash from submission order by seq limit 1");
  const hash = rows[0]?.hash ?? "";
  const before = overall((await load()).strata).interviewed;
  await whileChanged(
    `update submission set status = 'fork' where hash = '${hash}'`,
    `update submission set status = 'current' where hash = '${hash}'`,
    async () => {
      const report = await load();
      expect(report.caveats.contradicting).toBe(1);
      expect(overall(report.strata).interviewed).toBe(before - 1);
    },
  );
});

test("a frame whose numbers cannot be takes the tables away, not the progress, and says which cluster is wrong", async () => {
  const strata = setup.strata.map((stratum) => ({ ...stratum, frameHouseholds: 50 }));
  const report = await load({ setup: { ...setup, strata } });
  expect(overall(report.strata).interviewed).toBeGreaterThan(8);
  expect(report.figures).toMatchObject({ status: "failed", reason: "frame" });
  expect(report.figures).toHaveProperty("detail", expect.stringContaining(`cluster ${setup.clusters[0]?.id}`));
});

test("an answer that this version of the form does not know takes the tables away, and is not repeated", async () => {
  const lists = new Map(
    [...forms.household.lists].map(([name, list]) => [
      name,
      list.source === "form" ? { ...list, choices: list.choices.slice(0, 1) } : list,
    ]),
  );
  const report = await load({ form: { ...forms.household, lists } });
  expect(report.figures).toEqual({ status: "failed", reason: "answers" });
  expect(overall(report.strata).interviewed).toBeGreaterThan(8);
});

test("today is the day of the field: what arrived late in the evening by its clock is not of the next day", async () => {
  await whileChanged(
    "update submission set received_at = '2026-11-23T22:30:00.000Z'",
    "update submission set received_at = '2026-11-24T08:00:00.000Z'",
    async () => {
      // Half past midnight in Khartoum
      expect((await load({ now: new Date("2026-11-24T12:00:00.000Z") })).receivedToday).toBe(14);
      expect((await load({ now: new Date("2026-11-23T21:00:00.000Z") })).receivedToday).toBe(0);
    },
  );
});
