import { FrameError, readCsv } from "@returns/analysis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const problemsOf = (read: () => unknown): readonly string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof FrameError) return error.problems;
    throw error;
  }
  return [];
};

describe("a CSV file is read as its author meant it", () => {
  test("[E146] a byte order mark and mixed line endings change nothing", () => {
    expect(readCsv("\uFEFFa,b\r\n1,2\r3,4\n", "x.csv")).toMatchObject({
      header: ["a", "b"],
      rows: [
        ["1", "2"],
        ["3", "4"],
      ],
      lines: [2, 3],
    });
  });

  test("[E148] semicolons and tabs are recognised, also when a quoted header has commas", () => {
    expect(readCsv('"How old, in years?";sex\n35;f\n', "x.csv").rows).toEqual([["35", "f"]]);
    expect(readCsv("a\tb\n1\t2", "x.csv").rows).toEqual([["1", "2"]]);
  });

  test("whatever is quoted comes back to the letter", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r", "ب", " ") });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = [["a", "b"], ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
        expect(readCsv(text, "x.csv").rows).toEqual(rows);
      }),
    );
  });
});

describe("a CSV file that cannot be read says where", () => {
  test("[E149] headers without a name or twice the same are listed", () => {
    expect(problemsOf(() => readCsv("a,,a\n1,2,3", "x.csv"))).toEqual([
      "column 2 has no name",
      'column "a" appears 2 times',
    ]);
  });

  test("[E150] a ragged row is named by its line and nothing is read", () => {
    expect(problemsOf(() => readCsv('a,b\n"1\n1",2\n3\n', "x.csv"))).toEqual(["line 4 has 1 cells, the header has 2"]);
  });

  test("[E151] an unclosed quote is named by the line where it opened", () => {
    expect(problemsOf(() => readCsv('a,b\n1,2\n3,"four\n5,6\n', "x.csv"))).toEqual([
      "the quote opened on line 3 is never closed",
    ]);
  });

  test("[E155] a binary file is refused", () => {
    expect(problemsOf(() => readCsv("PK\0\0", "x.xlsx"))[0]).toContain("binary file");
  });

  test("[E169] an empty file says so", () => {
    expect(problemsOf(() => readCsv("\uFEFF \n", "x.csv"))).toEqual(["the file is empty"]);
  });
});
