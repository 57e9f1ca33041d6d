import { readWorkbook } from "@returns/schemas/xlsform";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compound, f64, narrow, oldWorkbook, record, u16, u32, wide } from "./old-workbook.ts";

const at = (row: number, column: number, style = 0) => [u16(row), u16(column), u16(style)] as const;
/** A whole number in four bytes. */
const whole = (value: number) => u32(((value << 2) | 2) >>> 0);

/** Four texts; the second is cut in the middle, goes on in characters of another width, and has two runs of fonts. */
const texts = [
  record(0xfc, u32(4), u32(4), u16(4), 0, narrow("type"), u16(6), 8, u16(2), narrow("nam")),
  record(0x3c, 1, wide("é كم").slice(0, 6), u32(1), u32(2), u16(3), 1, wide("نعم")),
  record(0x3c, u16(2), 0, narrow("no")),
];

const cellsOf = (bytes: Uint8Array) => {
  const read = readWorkbook(bytes);
  if (read.status !== "workbook") throw new Error(read.message);
  return read.sheets[0]?.rows;
};

test("texts of an old workbook are read whole, also where it cuts them in the middle", () => {
  const cells = [0, 1, 2, 3].map((i) => record(0xfd, ...at(i === 3 ? 4 : 0, i), u32(i)));
  expect(cellsOf(oldWorkbook(texts, cells))).toEqual([
    { number: 1, cells: ["type", "namé ك", "نعم"] },
    { number: 5, cells: ["", "", "", "no"] },
  ]);
});

test("numbers, truths, texts and results of formulas of an old workbook are read as it shows them", () => {
  const cells = [
    record(0x203, ...at(0, 0), f64(1.5)),
    record(0x27e, ...at(0, 1), whole(-7)),
    record(0x27e, ...at(0, 2), u32(((1234 << 2) | 3) >>> 0)),
    record(0xbd, u16(1), u16(1), u16(0), whole(5), u16(0), whole(6), u16(2)),
    record(0x205, ...at(2, 0), 1, 0),
    record(0x204, ...at(2, 1), u16(2), 0, narrow("hi")),
    record(0x06, ...at(3, 0), f64(42), u16(0), u32(0)),
    record(0x06, ...at(3, 1), 0, 0, 0, 0, 0, 0, u16(0xffff), u16(0), u32(0)),
    record(0x207, u16(5), 1, wide("حساب!")),
    record(0x06, ...at(3, 2), 1, 0, 1, 0, 0, 0, u16(0xffff), u16(0), u32(0)),
  ];
  expect(cellsOf(oldWorkbook([], cells))).toEqual([
    { number: 1, cells: ["1.5", "-7", "12.34"] },
    { number: 2, cells: ["", "5", "6"] },
    { number: 3, cells: ["true", "hi"] },
    { number: 4, cells: ["42", "حساب!", "true"] },
  ]);
});

test("[E158] [E159] dates and broken formulas of an old workbook are told with their row", () => {
  const style = (format: number) => record(0xe0, u16(0), u16(format));
  const book = [record(0x41e, u16(170), u16(8), 0, narrow("dd/mm/yy")), style(0), style(14), style(170)];
  const cells = [
    record(0x203, ...at(0, 0, 0), f64(45292)),
    record(0x203, ...at(0, 1, 1), f64(45292)),
    record(0x27e, ...at(0, 2, 2), whole(45293)),
    record(0x205, ...at(1, 0), 0x17, 1),
  ];
  expect(cellsOf(oldWorkbook(book, cells))?.[0]?.cells).toEqual(["45292", "2024-01-01", "2024-01-02"]);
  expect(cellsOf(oldWorkbook([...book, record(0x22, u16(1))], cells))?.[0]?.cells[1]).toBe("2028-01-02");
  const read = readWorkbook(oldWorkbook(book, cells));
  expect(read.status === "workbook" && read.notes.map(({ severity, row }) => `${severity} ${row}`)).toEqual([
    "warning 1",
    "warning 1",
    "error 2",
  ]);
});

test.each<[string, Uint8Array, string]>([
  [
    "with a password",
    oldWorkbook([record(0x2f, u16(0))], []),
    "The workbook is locked with a password. Save it without",
  ],
  [
    "of the new format with a password",
    compound("EncryptedPackage", new Uint8Array(9)),
    "The workbook is locked with a password. Save it without",
  ],
  [
    "of Excel 95",
    compound("Book", new Uint8Array(9)),
    "The file is no workbook of Excel 97 or later. Save it as .xlsx",
  ],
  [
    "of an older kind",
    compound("Workbook", record(0x809, u16(0x500), u16(5))),
    "This is a workbook of Excel 95 or older, or a damaged one. Save it as .xlsx",
  ],
  [
    "without records",
    compound("Workbook", new Uint8Array(9)),
    "This is a workbook of Excel 95 or older, or a damaged one. Save it as .xlsx",
  ],
])("a workbook %s is refused with a reason", (_what, bytes, message) => {
  expect(readWorkbook(bytes)).toEqual({ status: "refused", message });
});

const cells = [record(0xfd, ...at(0, 0), u32(1)), record(0xbd, u16(1), u16(1), u16(0), whole(5), u16(1))];

test("no wrong byte in the head of an old workbook makes the reader fail or hang", () => {
  const bytes = oldWorkbook(texts, cells);
  for (let place = 0; place < 512; place += 1) {
    for (const flip of [0x01, 0x80, 0xff]) {
      const damaged = bytes.slice();
      damaged[place] = (damaged[place] ?? 0) ^ flip;
      expect(["workbook", "refused"]).toContain(readWorkbook(damaged).status);
    }
  }
});

test("no damage to an old workbook makes the reader fail or hang", () => {
  const bytes = oldWorkbook(texts, cells);
  fc.assert(
    fc.property(
      fc.nat(bytes.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.nat(bytes.length),
      (place, flip, length) => {
        const damaged = bytes.slice();
        damaged[place] = (damaged[place] ?? 0) ^ flip;
        for (const one of [damaged, bytes.slice(0, length)])
          expect(["workbook", "refused"]).toContain(readWorkbook(one).status);
      },
    ),
    { numRuns: 1_000 },
  );
});
