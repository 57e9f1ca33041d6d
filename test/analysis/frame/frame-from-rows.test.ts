import {
  ColumnError,
  columnOf,
  columnOfType,
  FrameError,
  frameFromRows,
  framesFromRows,
  namesOf,
  toArquero,
  withLevels,
} from "@returns/analysis";
import { forms } from "@returns/schemas/forms";
import { describe, expect, test } from "vitest";

const form = forms.household;
const interviews = [
  {
    stratum_id: "s1",
    state_current: "SD03",
    hh_size: 2,
    obstacle: ["uxo", "no_food"],
    left_date: "2023-04-20",
    intention_main: "return",
    contact_phone: "0912345678",
    member: [
      { member_sex: "female", member_age: 34, member_alias: "A" },
      { member_sex: "male", member_age: "dk", member_alias: "B" },
    ],
  },
  {
    stratum_id: "s2",
    state_current: "SD02",
    hh_size: 1,
    obstacle: ["dk"],
    left_date: "dk",
    intention_main: "ref",
    member: [],
  },
  { state_current: "SD02" },
] as const;

const reasons = (name: string, unit = "household") => [
  ...columnOf(frameFromRows(form, interviews, unit), name).missing,
];

describe("finished interviews become typed columns", () => {
  test("not asked, don't know and refused stay three reasons", () => {
    expect(reasons("intention_main")).toEqual([0, 3, 1]);
    expect(reasons("left_date")).toEqual([0, 2, 1]);
    expect(reasons("obstacle")).toEqual([0, 2, 1]);
    expect(reasons("member_age", "member")).toEqual([0, 2]);
  });

  test("a date is days since 1970, a choice the place in its list with labels in three languages", () => {
    const frame = frameFromRows(form, interviews, "household");
    expect(columnOfType(frame, "left_date", "date").values[0]).toBe(Date.parse("2023-04-20") / 86_400_000);
    const { levels, codes } = columnOfType(frame, "state_current", "category");
    expect(levels[codes[0] ?? -1]).toMatchObject({ code: "SD03", label: { en: "South Darfur", ar: "جنوب دارفور" } });
  });

  test("no name and no telephone number of anybody gets into a frame", () => {
    const names = namesOf(frameFromRows(form, interviews, "member"));
    const identifiers = [...form.questions.values()]
      .filter(({ role }) => role === "identifier")
      .map(({ name }) => name);
    expect(identifiers.length).toBeGreaterThan(5);
    expect(names.filter((name) => identifiers.includes(name))).toEqual([]);
  });

  test("members know the row of their household, and see its answers as their own", () => {
    const frames = framesFromRows(form, interviews, "household");
    const members = frames.get("member");
    if (members === undefined) throw new Error("no member frame");
    expect(members.parent?.frame).toBe(frames.get("household"));
    expect([...(members.parent?.row ?? [])]).toEqual([0, 0]);
    expect([...columnOfType(members, "hh_size", "number").values]).toEqual([2, 2]);
  });

  test("[F181] a code that the list does not have is refused and its interview named", () => {
    const wrong = [...interviews, { intention_main: "maybe" }];
    expect(() => frameFromRows(form, wrong, "household")).toThrow(
      'household 4: "maybe" is not in the list of intention_main',
    );
    expect(() => frameFromRows(form, wrong, "household")).toThrow(FrameError);
  });

  test("a name that nobody knows is answered with the nearest, a wrong type with the right ones", () => {
    const frame = frameFromRows(form, interviews, "household");
    expect(() => columnOf(frame, "hh_sice")).toThrow('Did you mean "hh_size"?');
    expect(() => columnOfType(frame, "hh_size", "category", "text")).toThrow("a column of category or text is needed");
    expect(() => columnOf(frame, "hh_sice")).toThrow(ColumnError);
  });
});

describe("a frame goes on to other hands", () => {
  test("strata get the names of the project; a code without a name keeps itself", () => {
    const named = withLevels(frameFromRows(form, interviews, "household"), "stratum_id", [
      { code: "s2", label: { en: "Camps" } },
    ]);
    const { levels, codes } = columnOfType(named, "stratum_id", "category");
    expect(levels).toEqual([
      { code: "s2", label: { en: "Camps" } },
      { code: "s1", label: { und: "s1" } },
    ]);
    expect([...codes]).toEqual([1, 0, -1]);
  });

  test("Arquero gets codes, numbers, dates and one column for each choice, and null for what is missing", () => {
    const table = toArquero(frameFromRows(form, interviews, "household"));
    expect(table.array("intention_main")).toEqual(["return", null, null]);
    expect(table.array("left_date")).toEqual(["2023-04-20", null, null]);
    expect(table.array("obstacle/uxo")).toEqual([1, null, null]);
    expect(table.array("hh_size")).toEqual([2, 1, null]);
  });
});
