import { type KindName, kinds, type Question } from "@returns/schemas";
import { describe, expect, test } from "vitest";
import { asked as question } from "./asked.ts";

const kindNames = Object.keys(kinds).filter((name): name is KindName => Object.hasOwn(kinds, name));

const read = (kind: KindName, typed: string) => kinds[kind].read(typed, question(kind));
const value = (kind: KindName, typed: string) => {
  const reading = read(kind, typed);
  return reading.status === "value" ? reading.value : reading.status;
};
const note = (kind: KindName, typed: string) => {
  const reading = read(kind, typed);
  return reading.status === "value" ? reading.note?.en : undefined;
};
const message = (kind: KindName, typed: string) => {
  const reading = read(kind, typed);
  return reading.status === "unreadable" ? reading.message.en : undefined;
};
const problems = (kind: KindName, answer: string | number, settings: Question["settings"] = {}) =>
  kinds[kind].problems(answer, question(kind, settings), { today: "2026-11-24", offered: [] });

describe("whole numbers", () => {
  test("[B31] Arabic-Indic digits are read as digits", () => expect(value("integer", "٣٥")).toBe(35));
  test("[B32] Persian digits are read as digits", () => expect(value("integer", "۳۵")).toBe(35));
  test("[B33] digits of two scripts are read, with a note", () => {
    expect(value("integer", "٣5")).toBe(35);
    expect(note("integer", "٣5")).toBe("Read as 35");
    expect(note("integer", "٣٥")).toBeUndefined();
  });
  test("[B34] Devanagari and full-width digits are read as digits", () => {
    expect(value("integer", "३५")).toBe(35);
    expect(value("integer", "３５")).toBe(35);
  });
  test("[B35] a fraction is refused, and never cut", () => {
    expect(message("integer", "٣٫٥")).toContain("a whole number is needed");
    expect(message("integer", "3.5")).toContain("a whole number is needed");
    expect(message("integer", "3.")).toContain("a whole number is needed");
  });
  test("[B36] thousands are read, and the reading is shown", () => {
    expect(value("integer", "١٬٢٣٤")).toBe(1234);
    expect(note("integer", "١٬٢٣٤")).toBe("Read as 1234");
    expect(value("integer", "1,234,567")).toBe(1234567);
    expect(value("integer", "1 234")).toBe(1234);
    expect(value("integer", "12\u202f345")).toBe(12345);
    expect(message("integer", "1,23")).toContain("a whole number is needed");
    expect(message("integer", "1.234")).toContain("a whole number is needed");
  });
  test.each(["0x10", "1e3", "1_000", "12a", "½", "five", "1,2,3", "--3", "+", "-", "Ⅳ", "1 2"])(
    "[B38] %s is not a number",
    (typed) => {
      expect(message("integer", typed)).toContain("use digits only");
    },
  );
  test("[B40] [B41] blanks are no answer, and never 0", () => {
    expect([
      value("integer", ""),
      value("integer", "  "),
      value("integer", "\u200f"),
      value("text", " \u00a0 "),
    ]).toEqual(["empty", "empty", "empty", "empty"]);
  });
  test("[B42] a number of people below zero is out of range", () => {
    expect(value("integer", "−3")).toBe(-3);
    expect(problems("integer", -3, { min: 0, max: 40 })).toMatchObject([
      { code: "range", message: { en: "-3 is not between 0 and 40" } },
    ]);
    expect(problems("integer", -3, { min: 0 })).toMatchObject([{ message: { en: "-3 is too low: at least 0" } }]);
  });
  test("[B43] an age of 200 is out of range", () =>
    expect(problems("integer", 200, { min: 0, max: 120 })).toHaveLength(1));
  test("[B45] a number that cannot be kept exactly is refused", () => {
    expect(message("integer", "9007199254740993")).toContain("too large");
    expect(value("integer", "9007199254740991")).toBe(9007199254740991);
  });
});

describe("numbers with a fraction", () => {
  test("[B37] point, comma and ٫ part the fraction, and another reading than the written one is shown", () => {
    expect([value("decimal", "1.5"), value("decimal", "1,5"), value("decimal", "١٫٥")]).toEqual([1.5, 1.5, 1.5]);
    expect(note("decimal", "1,5")).toBe("Read as 1.5");
    expect(value("decimal", "1,234.5")).toBe(1234.5);
    expect(value("decimal", "١٬٢٣٤٫٥")).toBe(1234.5);
    expect(value("decimal", "0,125")).toBe(0.125);
    expect(value("decimal", "-0.5")).toBe(-0.5);
    expect(value("decimal", ".5")).toBe("unreadable");
  });
  test("[B37] a comma that can mean two numbers a thousand times apart is asked about", () => {
    expect(message("decimal", "1,500")).toBe('"1,500" can be 1500 or 1.500: write one of the two');
  });
  test.each(["0x10", "1e3", "NaN", "Infinity", "1.2.3", "1,2,3"])("[B38] [B44] %s is not a number", (typed) => {
    expect(message("decimal", typed)).toContain("use digits only");
  });
});

describe("texts", () => {
  test("[B46] marks of direction leave a telephone number", () =>
    expect(value("text", "\u200f0912345678\u200e")).toBe("0912345678"));
  test("[B47] an override of direction is removed, and told", () => {
    expect(value("text", "Amna\u202eilA")).toBe("AmnailA");
    expect(note("text", "Amna\u202eilA")).toContain("Hidden characters");
  });
  test("[B48] zero-width joiners stay, as spelling needs them", () =>
    expect(value("text", "می\u200cخواهم")).toBe("می\u200cخواهم"));
  test("[B49] control characters are removed, and told", () => {
    expect(value("text", "a\u0000b")).toBe("ab");
    expect(note("text", "a\u0000b")).toContain("Hidden characters");
    expect(value("text", "line\nline")).toBe("line\nline");
  });
  test("[B50] half an emoji is replaced, and told", () => {
    expect(value("text", "a\ud83d")).toBe("a\ufffd");
    expect(note("text", "a\ud83d")).toContain("broken character");
    expect(value("text", "a😀")).toBe("a😀");
  });
  test("[B51] a text that is too long is told, and nothing is cut", () => {
    const long = "x".repeat(10_000);
    expect(value("text", long)).toBe(long);
    expect(problems("text", long, { maxLength: 200 })).toMatchObject([{ code: "too-long", severity: "error" }]);
  });
  test("[B52] a name of emoji is allowed, and asked about", () => {
    expect(problems("text", "😀😀", { maxLength: 200 })).toMatchObject([{ code: "no-letters", severity: "warning" }]);
    expect(problems("text", "آمنة", { maxLength: 200 })).toEqual([]);
  });
});

describe("dates", () => {
  test("days are read in the order of the field, and the reading is shown", () => {
    expect(value("date", "15/4/2023")).toBe("2023-04-15");
    expect(value("date", "١٥/٤/٢٠٢٣")).toBe("2023-04-15");
    expect(value("date", "15.04.2023")).toBe("2023-04-15");
    expect(value("date", "2023-4-5")).toBe("2023-04-05");
    expect(note("date", "15/4/2023")).toBe("Read as 2023-04-15");
    expect(note("date", "2023-04-15")).toBeUndefined();
    expect(value("date", " ")).toBe("empty");
    expect(message("date", "15/4/23")).toContain("not a date");
    expect(message("date", "April")).toContain("not a date");
  });
  test("[B53] a day in the future is out of range", () => {
    expect(problems("date", "2026-11-25")).toMatchObject([{ code: "range" }]);
    expect(problems("date", "2026-11-24")).toEqual([]);
  });
  test("[B54] 30 February is refused, and does not roll over", () => {
    expect(message("date", "30/2/2023")).toContain("no such day");
    expect(message("date", "29/2/2023")).toContain("no such day");
    expect(value("date", "29/2/2024")).toBe("2024-02-29");
    expect(message("date", "4/15/2023")).toContain("no such day");
  });
  test("[B55] years far from now are out of range", () => {
    expect(problems("date", "1899-12-31")).toMatchObject([{ code: "range" }]);
    expect(read("date", "1/1/12026")).toMatchObject({ status: "unreadable" });
    expect(read("date", "1/1/0000")).not.toMatchObject({ status: "value", value: "2000-01-01" });
  });
  test("[B56] a Hijri year is asked about", () => expect(message("date", "1447-01-01")).toContain("Hijri"));
});

test("times are hours and minutes of a day", () => {
  expect(value("time", "٩:٠٥")).toBe("09:05");
  expect(value("time", "24:00")).toBe("unreadable");
  expect(value("time", "9:60")).toBe("unreadable");
});

test("[B65] a position of 0,0 or of 5 km is asked about or refused", () => {
  const place = (latitude: number, accuracy: number) =>
    kinds.place.problems({ latitude, longitude: 0, accuracy }, question("place", { maxAccuracy: 25 }), {
      today: "",
      offered: [],
    });
  expect(place(0, 10)).toMatchObject([{ severity: "warning" }]);
  expect(place(15, 5_000)).toMatchObject([{ severity: "error", code: "accuracy" }]);
  expect(place(15, 10)).toEqual([]);
});

test("whatever a kind offers by chance, its own schema and rules accept", () => {
  const offered = ["a", "b", "c"].map((code) => ({ code, label: { en: code } }));
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (const name of kindNames) {
    const kind = kinds[name];
    for (let i = 0; i < 50; i += 1) {
      const settings =
        name === "calculate" ? { calculation: "1", measure: "number" } : { source: "today", roster: "member" };
      const asked = { ...question(name, settings) };
      const answer = kind.arbitrary(asked, { today: "2026-11-24", offered }, random);
      if (answer === undefined) continue;
      expect(kind.problems(answer, asked, { today: "2026-11-24", offered })).toEqual([]);
      if (name !== "selectMember")
        expect(kind.schema({ settings, codes: ["a", "b", "c"] }).safeParse(answer).success).toBe(true);
    }
  }
});
