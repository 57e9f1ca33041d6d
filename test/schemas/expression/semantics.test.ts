import {
  calculate,
  choiceRows,
  choices,
  date,
  defineForm,
  expressionOver,
  group,
  integer,
  place,
  roster,
  selectMany,
  selectOne,
  text,
} from "@returns/schemas";
import { describe, expect, test } from "vitest";

const d = { label: "?", role: "demographic" } as const;
const sex = choices("sex", { f: "Female", m: "Male" });
const needs = choices("needs", { water: "Water", food: "Food", dk: "Don't know" });
const locality = choiceRows("locality", [{ code: "SD01001", label: "Bahri", state: "SD01" }]);

const form = defineForm(
  { id: "semantics", version: "3", title: "Semantics", languages: ["en"], translations: {}, checks: [] },
  {
    section: group(
      { label: "-" },
      {
        age: integer({ ...d, missing: ["dk", "ref"] }),
        n: integer(d),
        name: text(d),
        sex: selectOne(sex, d),
        needs: selectMany(needs, d),
        left: date({ ...d, missing: ["dk"] }),
        moment: calculate({ ...d, calculation: "now()", measure: "date" }),
        locality: selectOne(locality, d),
        gps: place(d),
        member: roster(
          { label: "-", max: 60 },
          {
            who: text(d),
            years: integer({ ...d, missing: ["dk"] }),
            gender: selectOne(sex, d),
            visit: roster({ label: "-", max: 9 }, { cost: integer(d) }),
          },
        ),
      },
    ),
  },
);

const twoRosters = defineForm(
  { id: "two_rosters", version: "1", title: "Two", languages: ["en"], translations: {}, checks: [] },
  {
    section: group(
      { label: "-" },
      {
        a: roster({ label: "A", max: 9 }, { line: integer(d) }),
        b: roster({ label: "B", max: 9 }, { of: integer(d) }),
      },
    ),
  },
);

const answers = {
  age: 42,
  name: "Amina Ali",
  sex: "f",
  needs: ["water", "food"],
  left: "2023-04-15",
  moment: "2026-11-24T01:30:00.000+02:00",
  locality: "SD01001",
  gps: { latitude: 15.5, longitude: 32.5, accuracy: 8 },
  member: [
    { who: "A", years: 34, gender: "f", visit: [{ cost: 5 }, { cost: 7 }] },
    { who: "B", years: 7, gender: "m" },
    { who: "C", years: "dk", gender: "f", visit: [{ cost: 1 }] },
  ],
};

const options = {
  today: "2026-11-24",
  now: () => "2026-11-24T01:30:00.000+02:00",
  random: () => 0.5,
  lists: {
    rows: (list: string) =>
      list === "clusters" ? [{ cluster_id: "c1", latitude: "15.51", longitude: "32.5", site_id: "s1" }] : undefined,
  },
  parameters: { limit: 21 },
};
const value = (expression: string, more = {}) =>
  expressionOver(form, expression, options).value({ ...answers, ...more });
const inMember = (expression: string, position: number) =>
  expressionOver(form, expression, { ...options, roster: "member" }).value(
    answers.member[position - 1] ?? {},
    answers,
    position,
  );

test("a condition on answers tests each of them: there `.` is the tested one", () => {
  expect(value("count(${years}[. < 18])")).toBe(1);
  expect(value("sum(${years}[. > 5])")).toBe(41);
  expect(value("count(${who}[. != 'A'])")).toBe(2);
  expect(value("${who}[2]")).toBe("B");
  expect(value("join(', ', ${who}[../gender = 'f'])")).toBe("A, C");
  expect(value("count(${cost}[. >= 5][. < 7])")).toBe(1);
  expect(value("sum(${years}[. < ${age}])")).toBe(41);
  expect(inMember("count(${who}[. = 'B'])", 2)).toBe(1);
  expect(inMember("count(${who}[. = 'B'])", 1)).toBe(0);
  expect(value("count(${member}[count(${cost}[. > 5]) = 1])")).toBe(1);
});

describe("a number that is missing", () => {
  test.each(["${age} > 1", "${age} < 1", "${age} = 1", "${age} != 1", "${age} >= 0", "${age} = ${n}"])(
    "satisfies no comparison: %s",
    (expression) => {
      expect(value(expression, { age: "dk" })).toBe(false);
    },
  );

  test("is missing for a reason, or for another", () => {
    expect(value("is-missing(${age})", { age: "dk" })).toBe(true);
    expect(value("is-missing(${age}, 'dk')", { age: "dk" })).toBe(true);
    expect(value("is-missing(${age}, 'ref')", { age: "dk" })).toBe(false);
    expect(value("is-missing(${age})")).toBe(false);
    expect(value("is-missing(${n})")).toBe(false);
    expect(value("is-empty(${age})", { age: "ref" })).toBe(true);
    expect(value("is-empty(${n})")).toBe(true);
    expect(value("${age} = 'dk'", { age: "dk" })).toBe(true);
    expect(value("${age} = ''", { age: "dk" })).toBe(false);
  });

  test("is left out of sums and extremes", () => {
    expect(value("sum(${years})")).toBe(41);
    expect(value("min(${years})")).toBe(7);
    expect(value("max(${years})")).toBe(34);
    expect(value("count-non-empty(${years})")).toBe(2);
    expect(value("count(${years})")).toBe(3);
    expect(value("count-if(${member}, ${years} < 18)")).toBe(1);
  });
});

test("`${x}`, `./x` and `x` all mean the member that a condition asks about", () => {
  for (const condition of ["${gender} = 'f'", "./gender = 'f'", "gender = 'f'", "../gender = 'f'"]) {
    expect(value(`count(\${member}[${condition}])`)).toBe(2);
    expect(inMember(`count(\${member}[${condition}])`, 2)).toBe(2);
  }
});

test("members are found, counted and read by their place", () => {
  expect(value("lookup(${member}, ${gender} = 'm', ${who})")).toBe("B");
  expect(value("lookup(${member}, ${gender} = 'x', ${who})")).toBe("");
  expect(value("indexed-repeat(${who}, ${member}, 2)")).toBe("B");
  expect(value("indexed-repeat(${who}, ${member}, 0)")).toBe("A");
  expect(value("indexed-repeat(${who}, ${member}, 9)")).toBe("");
  expect(value("indexed-repeat(${cost}, ${member}, 1, ${visit}, 2)")).toBe(7);
  expect(value("${member}[2]/who")).toBe("B");
  expect(value("join(' ', ${who})")).toBe("A B C");
  expect(value("sum(${cost})")).toBe(13);
  expect(inMember("position(..)", 3)).toBe(3);
  expect(inMember("sum(${cost})", 1)).toBe(12);
  expect(inMember("${years} + ${age}", 1)).toBe(76);
  expect(inMember("indexed-repeat(${who}, ${member}, position(..) - 1)", 2)).toBe("A");
});

test("a condition on members can look back at where the expression stands", () => {
  expect(inMember("count(${member}[${gender} = current()/../gender])", 1)).toBe(2);
  expect(inMember("count-if(${member}, ${years} < current()/../years)", 1)).toBe(1);
  expect(inMember("count(${member}[position(..) != current()/../years])", 2)).toBe(3);
  expect(value("count-if(${member}, ${years} < ${age})")).toBe(2);
  expect(value("current()/../name")).toBe("Amina Ali");
  // An answer of another roster is the one of the member in which the expression stands
  const inVisit = expressionOver(twoRosters, "count-if(${b}, ${of} = ${line})", { today: "2026-11-24", roster: "a" });
  const two = { a: [{ line: 1 }, { line: 2 }], b: [{ of: 1 }, { of: 2 }, { of: 2 }] };
  expect(two.a.map((member) => inVisit.value(member, two))).toEqual([1, 2]);
});

test("several answers are never taken for one", () => {
  expect(() => value("${who} = 'B'")).toThrow('"who" has one answer for each member');
  expect(value("${member}[gender = 'f']/who = 'A'")).toBe("");
});

test("a day begins at midnight where the clock stands", () => {
  expect(value("now() > today()")).toBe(true);
  expect(value("now() < today() + 1")).toBe(true);
  expect(value("format-date-time(now(), '%Y-%m-%d %H:%M')")).toBe("2026-11-24 01:30");
  expect(value("date(now()) = today()")).toBe(true);
  expect(value("decimal-time('06:00')")).toBe(0.25);
});

test("30 February and words are no dates, and never today", () => {
  expect(value("date('2023-02-30')")).toBe("");
  expect(value("format-date('soon', '%Y')")).toBe("");
  expect(value("months-between('soon', today())")).toBe("");
});

test.each([
  ["2023-04-15", "2023-04-14", -1],
  ["2023-04-15", "2023-05-14", 0],
  ["2023-04-15", "2023-05-15", 1],
  ["2023-01-31", "2023-02-28", 0],
  ["2020-02-29", "2021-02-28", 11],
  ["2020-02-29", "2021-03-01", 12],
])("from %s to %s are %i completed months", (from, to, months) => {
  expect(value(`months-between(date('${from}'), date('${to}'))`)).toBe(months);
});

test.each([
  ["2003-02-25", "period_1"],
  ["2003-02-26", "period_2"],
  ["2023-04-14", "period_2"],
  ["2023-04-15", "period_3"],
])("%s lies in %s", (left, period) => {
  expect(value("period(${left}, '2003-02-26', '2023-04-15')", { left })).toBe(period);
});

test("a missing date lies in no period", () => {
  expect(value("period(${left}, '2003-02-26', '2023-04-15')", { left: "dk" })).toBe("");
});

test("cuts, parameters and groups give the code of their class", () => {
  const cut = (score: number) =>
    value(`cut(${score}, param('limit', 28), param('other', 35), 'poor', 'borderline', 'acceptable')`);
  expect([21, 21.5, 35, 36].map(cut)).toEqual(["poor", "borderline", "borderline", "acceptable"]);
  expect(value("cut(${n}, 1, 2, 'a', 'b', 'c')")).toBe("");
  expect([0, 4, 5, 79, 80, 104].map((age) => value(`age-group(${age}, '', 'un5')`))).toEqual([
    "0_4",
    "0_4",
    "5_9",
    "75_79",
    "80_plus",
    "80_plus",
  ]);
  expect(value("age-group(${age}, '25_39', 'un5')", { age: "dk" })).toBe("25_39");
  expect(value("age-band-lower('60_plus')")).toBe(60);
  expect(value("format-number(7, '0000')")).toBe("0007");
  expect(value("format-number(-7.25, '00.0')")).toBe("-07.3");
});

test.each([
  ["'no', 'no', 'no', 'no', 'no', 'no'", "no"],
  ["'no', 'some', 'no', 'no', 'no', 'no'", "no"],
  ["'no', 'lot', 'no', 'no', 'no', 'no'", "yes"],
  ["'dk', 'cannot', 'ref', '', '', ''", "yes"],
  ["'dk', 'no', 'ref', '', '', ''", "no"],
  ["'dk', 'ref', '', '', '', ''", ""],
])("Washington Group answers %s give %j", (levels, disability) => {
  expect(value(`wg-ss(${levels}, 'lot')`)).toBe(disability);
});

test("lists of the form and of the project are read by any of their columns", () => {
  expect(value("pulldata('locality', 'state', 'name', ${locality})")).toBe("SD01");
  expect(value("pulldata('clusters', 'site_id', 'cluster_id', 'c1')")).toBe("s1");
  expect(value("pulldata('clusters.csv', 'nothing', 'cluster_id', 'c1')")).toBe("");
  expect(value("instance('clusters')/root/item[cluster_id = 'c1']/site_id")).toBe("s1");
  expect(value("jr:choice-name(${locality}, '${locality}')")).toBe("Bahri");
});

test("the distance to the cluster is rounded, so that it does not give the dwelling away", () => {
  expect(value("distance-to-cluster(${gps}, 'c1')")).toBe(1100);
  expect(value("distance-to-cluster(${gps}, 'nowhere')")).toBe("");
  expect(value("accuracy(${gps})")).toBe(8);
});

test("positions make lines and shapes", () => {
  const square = "0 0 0 0; 0 1 0 0; 1 1 0 0; 1 0 0 0";
  expect(Number(value("distance('0 0 0 0; 0 1 0 0')"))).toBeCloseTo(111_319, -2);
  expect(Number(value(`area('${square}')`)) / 1e10).toBeCloseTo(1.2391, 2);
  expect(value(`geofence('0.5 0.5 0 0', '${square}')`)).toBe(true);
  expect(value(`geofence('1.5 0.5 0 0', '${square}')`)).toBe(false);
});

test("a number is rounded as it is written, and halves go up", () => {
  expect(value("round(2.345, 2)")).toBe(2.35);
  expect(value("round(1.005, 2)")).toBe(1.01);
  expect(value("round(-2.5)")).toBe(-2);
  expect(value("round(-0.125, 2)")).toBe(-0.12);
  expect(value("round(1234.5, -2)")).toBe(1200);
  expect(value("string(round(1 div 3, 31))")).toBe("NaN");
});

test("what cannot be computed is nothing to coalesce()", () => {
  expect(value("coalesce(${n} + 1, 5)")).toBe(5);
  expect(value("coalesce(max(${n}), 5)")).toBe(5);
  expect(value("coalesce(${age}, 5)", { age: "dk" })).toBe("dk");
});

test("lists of conditions are counted and weighed", () => {
  expect(value("checklist(2, -1, 1 = 1, 1 = 2, 2 = 2)")).toBe(true);
  expect(value("checklist(-1, 1, 1 = 1, 1 = 2, 2 = 2)")).toBe(false);
  expect(value("weighted-checklist(2, 3, 1 = 1, 2.5, 1 = 2, 9)")).toBe(true);
  expect(value("weighted-checklist(-1, -1, 1 = 1, 1)")).toBe(false);
  expect(value("weighted-checklist(10, 20, ${years}, ${cost})")).toBe(true);
});

test("chance and time come from outside, and are refused where nobody gave them", () => {
  expect(value("random()")).toBe(0.5);
  expect(value("uuid()")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(() => expressionOver(form, "random()", { today: "2026-11-24" }).value({})).toThrow("no source of chance");
});

test("a digest of a text is the published one", () => {
  // FIPS 180-4, SHA-256 of "abc"
  expect(value("digest('abc', 'SHA-256', 'hex')")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  expect(value("digest('abc', 'SHA-256')")).toBe("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
});

test("an unknown function is named, with the nearest one", () => {
  expect(() => value("cout-selected(${needs})")).toThrow(
    'There is no function "cout-selected()", did you mean "count-selected"?',
  );
  expect(() => value("constructor(1)")).toThrow('There is no function "constructor()"');
  expect(() => value("round()")).toThrow("round() takes 1 to 2 arguments, and 0 are given");
});

test("functions of other tools are refused with what to write instead", () => {
  expect(() => value("jr:itext('x')")).toThrow(
    "jr:itext() is not known here: texts stand at their questions and choices",
  );
  expect(() => value("property('deviceid')")).toThrow("with a metadata question");
  expect(() => value("difference-in-months(${left}, today())")).toThrow("Write months-between()");
  expect(() => value("digest(${name}, 'MD5')")).toThrow('digest() knows SHA-256 only: "MD5"');
  expect(() => value("digest(${name}, 'SHA-256', 'base32')")).toThrow("digest() writes hex or base64");
});

test("a line crosses itself, or only meets its own beginning", () => {
  expect(value("intersects('0 0 0 0; 1 1 0 0; 1 0 0 0; 0 1 0 0')")).toBe(true);
  expect(value("intersects('0 0 0 0; 0 1 0 0; 1 1 0 0; 0 0 0 0')")).toBe(false);
  expect(value("intersects('0 0 0 0; 0 1 0 0; 1 1 0 0')")).toBe(false);
  expect(value("intersects('0 0 0 0; 0 2 0 0; 1 2 0 0; 0 1 0 0')")).toBe(true);
  expect(value("intersects('0 0 0 0')")).toBe(false);
});

test("what is no base64 decodes to nothing", () => {
  expect(value("base64-decode('2YbYudmF')")).toBe("نعم");
  expect(value("base64-decode('SGVsbG8=')")).toBe("Hello");
  expect(value("base64-decode('no base64!')")).toBe("");
  expect(value("base64-decode('/w==')")).toBe("");
});

test("the order by chance is the same for the same seed, and holds everybody once", () => {
  expect(value("join('', randomize(${who}, 42))")).toBe(value("join('', randomize(${who}, 42))"));
  expect([...String(value("join('', randomize(${who}, 5))"))].sort().join("")).toBe("ABC");
});

test("an infinite result is no answer", () => {
  expect(value("1 div 0")).toBe(Number.POSITIVE_INFINITY);
  expect(value("string(0 div 0)")).toBe("NaN");
});
