import {
  columnOfType,
  disagreements,
  FrameError,
  frameFromCsv,
  readCsv,
  variablesFromXlsform,
} from "@returns/analysis";
import { describe, expect, test } from "vitest";

const survey = readCsv(
  `type,name,label::English (en),label::Arabic (ar)
begin_group,g,Group,مجموعة
select_one yn,safe,Is it safe?,هل هو آمن؟
select_multiple pump,pumps,Pumps,مضخات
integer,age,Age,العمر
date,left,Left,تاريخ
text,site_name,Site,موقع
geopoint,gps,Place,مكان
end_group,g,,`,
  "survey.csv",
);
const choices = readCsv(
  `list_name,name,label::English (en),label::Arabic (ar)
yn,yes,Yes,نعم
yn,no,No,لا
pump,0.5,half,نصف
pump,5,five,خمسة
pump,1.5,one and a half,واحد ونصف`,
  "choices.csv",
);
const variables = variablesFromXlsform(survey, choices);

const read = (text: string, unlisted: "refuse" | "keep" = "refuse") =>
  frameFromCsv(readCsv(text, "data.csv"), { unit: "household", variables, unlisted });

const selectedOf = (frame: ReturnType<typeof read>) => {
  const { levels, selected, missing } = columnOfType(frame, "pumps", "categories");
  return {
    codes: levels.map(({ code }) => code),
    selected: selected.map((flags) => [...flags]),
    missing: [...missing],
  };
};

describe("an export of Kobo or ODK becomes typed columns", () => {
  test("labels keep all languages of the form", () => {
    const { levels, label } = columnOfType(read("safe\nyes\n"), "safe", "category");
    expect(label).toEqual({ en: "Is it safe?", ar: "هل هو آمن؟" });
    expect(levels[1]).toEqual({ code: "no", label: { en: "No", ar: "لا" } });
  });

  test("choices whose names differ only by a dot stay different, in codes and in columns of 0 and 1", () => {
    const expected = {
      codes: ["0.5", "5", "1.5"],
      selected: [
        [1, 0],
        [0, 0],
        [1, 0],
      ],
      missing: [0, 1],
    };
    expect(selectedOf(read("age,pumps\n1,0.5 1.5\n2,\n"))).toEqual(expected);
    expect(selectedOf(read("pumps/0.5,pumps/5,pumps/1.5\n1,0,1\n,,\n"))).toEqual(expected);
    expect(selectedOf(read("pumps.0.5,pumps.5,pumps.1.5\nTRUE,FALSE,TRUE\n,,\n"))).toEqual(expected);
  });

  test("a question that was not asked is missing, never 0", () => {
    const { missing } = columnOfType(read("age,safe\n,yes\n0,yes\nNA,yes\n12,yes\n"), "age", "number");
    expect([...missing]).toEqual([1, 0, 1, 0]);
  });

  test("where codes and columns of 0 and 1 differ, the columns count and the analyst is told", () => {
    const text = "pumps,pumps/0.5,pumps/5,pumps/1.5\n5,0,1,0\n5 0.5,0,1,0\n";
    expect(selectedOf(read(text)).selected).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
    ]);
    expect(disagreements(readCsv(text, "data.csv"), variables)).toEqual([
      "pumps: the codes and the columns of 0 and 1 differ in 1 rows (line 3)",
    ]);
  });

  test("[E161] P-codes and cluster numbers keep their leading zeros", () => {
    const { levels } = columnOfType(read("cluster\n007\n010\n"), "cluster", "category");
    expect(levels.map(({ code }) => code)).toEqual(["007", "010"]);
  });

  test("[F182] digits of any script are numbers", () => {
    expect([...columnOfType(read("age\n٣٥\n۳۵\n35\n3٫5\n"), "age", "number").values]).toEqual([35, 35, 35, 3.5]);
  });

  test("positions and groups are no columns", () => {
    expect([...read("safe,age\nyes,3\n").columns.keys()]).toEqual(["safe", "age"]);
  });
});

describe("what cannot be read is told line by line", () => {
  const message = (text: string) => {
    try {
      read(text);
    } catch (error) {
      if (error instanceof FrameError) return error.message;
      throw error;
    }
    return "";
  };

  test("[F181] a code outside the list stops the reading, unless the analyst keeps it", () => {
    expect(message("safe\nyes\nperhaps\n")).toBe(
      'Cannot read data.csv:\n  line 3: "perhaps" is not in the list of safe',
    );
    const { levels } = columnOfType(read("safe\nyes\nperhaps\n", "keep"), "safe", "category");
    expect(levels.at(-1)).toEqual({ code: "perhaps", label: { und: "perhaps" } });
  });

  test("a number with a thousands separator and 30 February are refused", () => {
    const text = message('age,left\n"1,234",2023-02-30\n');
    expect(text).toContain('line 2: age should be a number, found "1,234"');
    expect(text).toContain('line 2: left should be a date (YYYY-MM-DD), found "2023-02-30"');
  });

  test("[E160] codes that a spreadsheet has shortened are refused", () => {
    expect(message("id\n1.23E+15\n")).toContain('a spreadsheet has shortened the codes in "id"');
  });

  test("a list that the choices sheet does not have is named", () => {
    const broken = readCsv("type,name\nselect_one nowhere,q\n", "survey.csv");
    expect(() => variablesFromXlsform(broken, choices)).toThrow(
      'line 2: q uses list "nowhere", which is not in choices.csv',
    );
  });
});
