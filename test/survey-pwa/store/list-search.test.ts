import { formToWire } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createListSearch, type ListAddress } from "../../../survey-pwa/src/store/list-search.ts";
import { dropFoldedLists, storeProject } from "../../../survey-pwa/src/store/settings.ts";
import type { PhoneStore } from "../../../survey-pwa/src/store/worker-store.ts";
import { emptied, memoryStore } from "../memory-store.ts";

let memory: Awaited<ReturnType<typeof memoryStore>>;
let store: PhoneStore;
beforeAll(async () => {
  memory = await memoryStore();
});
afterAll(() => memory.close());
beforeEach(async () => {
  store = await emptied(memory);
  await store.write([dropFoldedLists, storeProject("p1", bundleWith("Kassala"))], []);
});

const bundleWith = (name: string): string =>
  JSON.stringify({
    forms: [formToWire(forms.household)],
    lists: {
      sites: [
        { id: "a", site_name: "El Fasher", site_name_ar: "الفاشر" },
        { id: "b", site_name: name },
      ],
    },
  });
const search = () => createListSearch({ read: store.query, write: store.write });
const sites: ListAddress = { of: "project", project: "p1", list: "sites", label: "site_name" };
const folded = () => store.query("select list, names from folded_list", []);

test("a list of the project is searched by all its labels, and its folded names stay in the database", async () => {
  const { find } = search();
  expect(await find(sites, "فاشر", 30)).toEqual({ places: Int32Array.of(0), total: 1 });
  expect(await find(sites, "kasala", 30)).toEqual({ places: Int32Array.of(1), total: 1 });
  expect(await folded()).toEqual([{ list: "p1 project sites site_name", names: "\tel fasher\tالفاشر\t\n\tkassala\t" }]);
});

test("after the app was started again the folded names are used as they lie there", async () => {
  await store.write(
    [
      {
        text: "insert into folded_list values ($1, $2)",
        values: ["p1 project sites site_name", "\tnyala\t\n\tzalingei\t"],
      },
    ],
    [],
  );
  expect(await search().find(sites, "zalingei", 30)).toEqual({ places: Int32Array.of(1), total: 1 });
});

test("a list in a form is searched in the places of its choices, and no more are handed over than were asked for", async () => {
  const { id, version } = forms.household;
  const found = await search().find({ of: "form", project: "p1", form: id, version, list: "sd_locality" }, "شمال", 2);
  expect(found?.places).toHaveLength(2);
  expect(found?.total).toBeGreaterThan(2);
  const list = forms.household.lists.get("sd_locality");
  const first = list?.source === "form" ? list.choices[found?.places[0] ?? -1] : undefined;
  expect(first?.label.ar).toContain("شمال");
});

test("a list, a form or a project that is not there is searched by nobody", async () => {
  const { find } = search();
  expect(await find({ ...sites, list: "villages" }, "a", 30)).toBeUndefined();
  expect(await find({ ...sites, project: "p0" }, "a", 30)).toBeUndefined();
  expect(await find({ of: "form", project: "p1", form: "x", version: "1", list: "y" }, "a", 30)).toBeUndefined();
});

test("another project has its own names", async () => {
  const { find } = search();
  await find(sites, "kassala", 30);
  await store.write([storeProject("p2", bundleWith("Nyala")), dropFoldedLists], []);
  expect(await folded()).toEqual([]);
  expect((await find({ ...sites, project: "p2" }, "nyala", 30))?.total).toBe(1);
  expect((await find({ ...sites, project: "p2" }, "kassala", 30))?.total).toBe(0);
});

test("with the storage full a list is searched all the same", async () => {
  const full = { read: store.query, write: () => Promise.reject(new Error("QuotaExceededError")) };
  expect((await createListSearch(full).find(sites, "fasher", 30))?.total).toBe(1);
});
