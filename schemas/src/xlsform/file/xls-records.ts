/** One record of a workbook stream. */
export interface XlsRecord {
  readonly type: number;
  /** Where it begins in the stream. */
  readonly at: number;
  readonly data: DataView;
}

export type Strings = readonly string[];

const continued = 0x3c;

/** All records of a stream; one that is cut off ends them. */
export function recordsIn(stream: Uint8Array): readonly XlsRecord[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const records: XlsRecord[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > stream.length) break;
    const type = view.getUint16(at, true);
    records.push({ type, at, data: new DataView(stream.buffer, stream.byteOffset + at + 4, length) });
    at += 4 + length;
  }
  return records;
}

/** A text in a record: its length in one or two bytes, a byte of flags, characters of one or two bytes. */
export function textIn(data: DataView, at: number, lengthBytes: 1 | 2): string {
  if (at + lengthBytes + 1 > data.byteLength) return "";
  const length = lengthBytes === 1 ? data.getUint8(at) : data.getUint16(at, true);
  const wide = (data.getUint8(at + lengthBytes) & 1) === 1;
  return charactersIn(data, at + lengthBytes + 1, length, wide);
}

function charactersIn(data: DataView, at: number, length: number, wide: boolean): string {
  const fitting = Math.max(0, Math.min(length, Math.floor((data.byteLength - at) / (wide ? 2 : 1))));
  let text = "";
  for (let i = 0; i < fitting; i += 1)
    text += String.fromCharCode(wide ? data.getUint16(at + 2 * i, true) : data.getUint8(at + i));
  return text;
}

/**
 * The shared texts that a record and those which continue it list. A text may be cut in the middle: what follows then begins
 * with flags of its own, and may have characters of another width.
 */
export function stringsIn(records: readonly XlsRecord[]): Strings {
  const end = records.findIndex(({ type }, i) => i > 0 && type !== continued);
  const parts = records.slice(0, end < 0 ? undefined : end).map(({ data }) => data);
  let part = 0;
  let at = 8;
  const here = (): DataView | undefined => parts[part];
  /** Goes on to where something is left to read; true when that is in another record. */
  const turn = (): boolean => {
    const data = here();
    if (data === undefined || at < data.byteLength) return false;
    part += 1;
    at = 0;
    return true;
  };
  const skip = (count: number): void => {
    for (let left = count; left > 0 && here() !== undefined; ) {
      turn();
      const step = Math.min(left, (here()?.byteLength ?? 0) - at);
      at += step;
      left -= step;
      if (step === 0 && here() === undefined) return;
    }
  };
  const strings: string[] = [];
  const wanted = here()?.getUint32(4, true) ?? 0;
  while (strings.length < wanted) {
    turn();
    const data = here();
    if (data === undefined || at + 3 > data.byteLength) break;
    const length = data.getUint16(at, true);
    let flags = data.getUint8(at + 2);
    at += 3;
    const runs = (flags & 8) === 8 && at + 2 <= data.byteLength ? data.getUint16(at, true) : 0;
    if ((flags & 8) === 8) at += 2;
    const extra = (flags & 4) === 4 && at + 4 <= data.byteLength ? data.getUint32(at, true) : 0;
    if ((flags & 4) === 4) at += 4;
    let text = "";
    while (text.length < length) {
      if (turn()) {
        flags = here()?.byteLength ? (here()?.getUint8(0) ?? 0) : 0;
        at = 1;
      }
      const piece = here();
      if (piece === undefined) break;
      const wide = (flags & 1) === 1;
      const characters = charactersIn(piece, at, length - text.length, wide);
      text += characters;
      at += characters.length * (wide ? 2 : 1);
      if (characters === "") at = piece.byteLength;
    }
    strings.push(text);
    skip(runs * 4 + extra);
  }
  return strings;
}
