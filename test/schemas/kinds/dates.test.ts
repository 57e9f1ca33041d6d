import { kinds, openInterview, type Question } from "@returns/schemas";
import { exportXlsForm } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { formOf, survey } from "../xlsform/sheets.ts";
import { asked } from "./asked.ts";
import { atNoon, rareKinds } from "./rare-kinds.ts";

const month = asked("date", { precision: "month" });
const year = asked("date", { precision: "year" });
const read = (question: Question, typed: string) => {
  const reading = kinds[question.kind].read(typed, question);
  return reading.status === "unreadable" ? (reading.message.en ?? "") : reading.status === "value" && reading.value;
};

test("a month is kept as a month and a year as a year: no day is made up", () => {
  expect(read(month, "2023-04")).toBe("2023-04");
  expect(read(month, "٤/٢٠٢٣")).toBe("2023-04");
  expect(read(month, "15/4/2023")).toBe("2023-04");
  expect(read(year, "٢٠٢٣")).toBe("2023");
  expect(read(year, "2023-04-15")).toBe("2023");
  expect(read(month, "2023-")).toContain("both are needed");
  expect(read(month, "2023-13")).toContain("no such day");
  expect(read(year, "23")).toContain("four digits");
});

test("[B54] of a whole date that there never was no month is kept", () => {
  expect(read(month, "31/4/2023")).toContain("no such day");
});

test("[B55] months and years far from now are out of range, the one we are in is not", () => {
  const judging = { today: "2026-11-24", offered: [] };
  const problems = (question: Question, value: string) => kinds.date.problems(value, question, judging);
  expect(problems(month, "2026-11")).toEqual([]);
  expect(problems(month, "2026-12")).toMatchObject([{ message: { en: "2026-12 is not between 1900-01 and 2026-11" } }]);
  expect(problems(year, "1899")).toHaveLength(1);
  expect(problems(asked("date", { max: "any" }), "2027-01-01"), "a plan for next year").toEqual([]);
  expect(problems(asked("date", { max: "any" }), "1899-12-31")).toMatchObject([
    { message: { en: "1899-12-31 is too low: at least 1900-01-01" } },
  ]);
  expect(kinds.dateTime.problems("2026-11-25T08:00", asked("dateTime", {}), judging)).toHaveLength(1);
});

test("[B56] a Hijri date is asked about and told as the Gregorian one, whatever the question wants of it", () => {
  expect(read(asked("date", {}), "1/1/1447")).toBe(
    "Did you mean the Hijri calendar? In the year 1447 that day is 2025-06-26: write the Gregorian date",
  );
  expect(read(asked("date", {}), "31/1/1447")).toContain("Did you mean the Hijri calendar? The year 1447");
  expect(read(month, "9/1444")).toContain("9/1444 began on 2023-03-23");
  expect(read(year, "١٤٤٧")).toContain("1447 began on 2025-06-26");
  expect(read(asked("dateTime", {}), "1447-01-01T10:00")).toContain("Hijri");
});

test("a moment is kept as the clock on the wall shows it", () => {
  const moment = asked("dateTime", {});
  expect(read(moment, "2026-11-24T09:05")).toBe("2026-11-24T09:05");
  expect(read(moment, "٢٤/١١/٢٠٢٦ ٩:٠٥")).toBe("2026-11-24T09:05");
  expect(read(moment, "2026-11-24T10:00:00.000+02:00")).toBe("2026-11-24T10:00");
  expect(read(moment, "2026-11-24")).toContain("write both");
  expect(read(moment, "24/11/2026 25:00")).toContain("not a time");
  expect(read(moment, "31/11/2026 9:05")).toContain("no such day");
});

test("a first value of today or now is cut to what the question asks for", () => {
  const interview = openInterview(rareKinds, atNoon);
  expect(interview.question("left").value).toBe("2026-11");
  const form = formOf(survey("type|name|label|default\ndateTime|seen|Seen?|now()\ndate|in|In?|today()"));
  const other = openInterview(form, atNoon);
  expect(other.question("seen").value).toBe("2026-11-24T12:00");
  expect(other.question("in").value).toBe("2026-11-24");
});

test("rules read a month as its first day, as in ODK, and a moment by the clock of the interview", () => {
  const interview = openInterview(rareKinds, atNoon);
  interview.set("read_out", "OK");
  interview.set("left", "2026-08");
  expect(interview.question("months_away").value).toBe(3);
  const form = formOf(
    survey(`type|name|label|constraint|appearance|calculation
date|m|?|. <= today()|month-year|
datetime|t|?|. < now()||
calculate|text|||| string(\${m})
calculate|clock||||format-date-time(\${t}, '%e/%n %H:%M')
calculate|same||||string(\${t})`),
  );
  const other = openInterview(form, atNoon);
  other.set("m", "2026-11");
  other.set("t", "2026-11-24T11:59");
  expect(other.problems()).toEqual([]);
  expect(["text", "clock", "same"].map((name) => other.question(name).value)).toEqual([
    "2026-11-01",
    "24/11 11:59",
    "2026-11-24T11:59",
  ]);
  other.set("t", "2026-11-24T12:01");
  expect(other.question("t").problems).toHaveLength(1);
});

test("month-year and year come from the appearance of a sheet, and other tools get them back", () => {
  const form = formOf(
    survey("type|name|label|appearance\ndate|m|?|month-year w1\ndate|y|?|year\ndate|d|?|no-calendar"),
  );
  const settings = ["m", "y", "d"].map((name) => form.questions.get(name)?.settings);
  expect(settings).toEqual([{ precision: "month", max: "any" }, { precision: "year", max: "any" }, { max: "any" }]);
  const [sheet] = exportXlsForm(rareKinds).sheets;
  const column = sheet?.rows[0]?.cells.indexOf("appearance") ?? -1;
  const looks = new Map(sheet?.rows.map(({ cells }) => [cells[1], cells[column]]));
  expect([looks.get("left"), looks.get("born")]).toEqual(["month-year", "year"]);
});
