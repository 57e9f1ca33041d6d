/** One record of an old workbook: its type, and bytes made of numbers with their width. */
export type Piece = number | readonly [value: number, bytes: 2 | 4 | 8] | Uint8Array;

export const u16 = (value: number) => [value, 2] as const;
export const u32 = (value: number) => [value, 4] as const;
export const f64 = (value: number) => [value, 8] as const;
/** Characters of one byte, or of two. */
export const narrow = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
export const wide = (text: string) =>
  Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));

export function record(type: number, ...pieces: readonly Piece[]): Uint8Array {
  const body = pieces.flatMap((piece): readonly number[] => {
    if (typeof piece === "number") return [piece];
    if (piece instanceof Uint8Array) return [...piece];
    const view = new DataView(new ArrayBuffer(8));
    const [value, bytes] = piece;
    if (bytes === 8) view.setFloat64(0, value, true);
    else view.setUint32(0, value, true);
    return [...new Uint8Array(view.buffer, 0, bytes)];
  });
  return Uint8Array.from([type & 255, type >> 8, body.length & 255, body.length >> 8, ...body]);
}

const begin = (what: number) => record(0x809, u16(0x600), u16(what), u16(0), u16(0), u32(0), u32(0));
const end = record(0x0a);

/** An old workbook with one sheet, as Excel 97 wrote them. */
export function oldWorkbook(book: readonly Uint8Array[], cells: readonly Uint8Array[]): Uint8Array {
  const name = narrow("survey");
  const before = [begin(5), ...book];
  const sheetRecord = (at: number) => record(0x85, u32(at), 0, 0, name.length, 0, name);
  const at = [...before, sheetRecord(0), end].reduce((sum, one) => sum + one.length, 0);
  return compound("Workbook", join([...before, sheetRecord(at), end, begin(0x10), ...cells, end]));
}

const join = (all: readonly Uint8Array[]): Uint8Array => Uint8Array.from(all.flatMap((one) => [...one]));

/** A compound document with one stream, in sectors of 512 bytes: directory, table of sectors, stream. */
export function compound(name: string, content: Uint8Array): Uint8Array {
  const size = Math.max(4096, content.length);
  const sectors = Math.ceil(size / 512);
  const bytes = new Uint8Array(512 * (3 + sectors));
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [30, 9],
    [32, 6],
  ] as const)
    view.setUint16(at, value, true);
  for (const [at, value] of [
    [44, 1],
    [48, 0],
    [56, 4096],
    [60, 0xfffffffe],
    [68, 0xfffffffe],
    [76, 1],
  ] as const)
    view.setUint32(at, value, true);
  for (let i = 1; i < 109; i += 1) view.setUint32(76 + 4 * i, 0xffffffff, true);
  const entry = (at: number, title: string, type: number, start: number, length: number) => {
    bytes.set(wide(title), at);
    view.setUint16(at + 64, 2 * title.length + 2, true);
    view.setUint8(at + 66, type);
    view.setUint32(at + 116, start, true);
    view.setUint32(at + 120, length, true);
  };
  entry(512, "Root Entry", 5, 0xfffffffe, 0);
  entry(640, name, 2, 2, size);
  for (let i = 0; i < 128; i += 1)
    view.setUint32(
      1024 + 4 * i,
      i < 2 ? 0xfffffffe : i < sectors + 1 ? i + 1 : i === sectors + 1 ? 0xfffffffe : 0xffffffff,
      true,
    );
  bytes.set(content, 1536);
  return bytes;
}
