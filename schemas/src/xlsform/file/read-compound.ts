/** The streams of a compound document, by the name that its directory gives them: what .xls files are packed in. */
export type Compound = (name: string) => Uint8Array | undefined;

const endOfChain = 0xfffffffe;

/** Opens a compound document; undefined where the bytes are none, or are damaged. */
export function openCompound(bytes: Uint8Array): Compound | undefined {
  if (bytes.length < 512) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = 2 ** view.getUint16(30, true);
  const miniSize = 2 ** view.getUint16(32, true);
  if (sectorSize < 128 || sectorSize > 4096 || miniSize < 16 || miniSize > sectorSize) return undefined;
  const sectors = Math.ceil(bytes.length / sectorSize) - 1;
  const sectorAt = (sector: number): Uint8Array => bytes.subarray((sector + 1) * sectorSize, (sector + 2) * sectorSize);
  const table = allocation(view, sectorSize, sectors);

  /** The sectors of a chain in one piece; a chain that goes in a circle or leaves the file ends there. */
  const chain = (
    first: number,
    next: readonly number[],
    size: number,
    at: (sector: number) => Uint8Array,
  ): Uint8Array => {
    // A damaged size may be of gigabytes
    const whole = new Uint8Array(Math.min(size, bytes.length));
    let length = 0;
    for (let sector = first; sector < next.length && length < whole.length; sector = next[sector] ?? endOfChain) {
      const part = at(sector).subarray(0, whole.length - length);
      whole.set(part, length);
      if (part.length === 0) break;
      length += part.length;
    }
    return whole.subarray(0, length);
  };

  const directory = chain(view.getUint32(48, true), table, Math.min(bytes.length, 4 * 1024 * 1024), sectorAt);
  const entries = entriesIn(directory);
  const root = entries.find(({ type }) => type === 5);
  if (root === undefined) return undefined;
  const miniStream = chain(root.start, table, Math.min(root.size, bytes.length), sectorAt);
  const miniTable = numbersIn(chain(view.getUint32(60, true), table, view.getUint32(64, true) * sectorSize, sectorAt));
  const cutOff = view.getUint32(56, true);
  return (name) => {
    const entry = entries.find((candidate) => candidate.type === 2 && candidate.name === name);
    if (entry === undefined || entry.size > bytes.length) return undefined;
    return entry.size < cutOff
      ? chain(entry.start, miniTable, entry.size, (mini) => miniStream.subarray(mini * miniSize, (mini + 1) * miniSize))
      : chain(entry.start, table, entry.size, sectorAt);
  };
}

/** The next sector of each: listed in sectors which are listed in the header, and then in sectors of their own. */
function allocation(view: DataView, sectorSize: number, sectors: number): readonly number[] {
  const places: number[] = [];
  for (let i = 0; i < 109; i += 1) places.push(view.getUint32(76 + 4 * i, true));
  let more = view.getUint32(68, true);
  for (let left = Math.min(view.getUint32(72, true), sectors); left > 0 && more < sectors; left -= 1) {
    const start = (more + 1) * sectorSize;
    for (let at = start; at + 8 <= start + sectorSize && at + 8 <= view.byteLength; at += 4)
      places.push(view.getUint32(at, true));
    more = start + sectorSize <= view.byteLength ? view.getUint32(start + sectorSize - 4, true) : endOfChain;
  }
  const next: number[] = [];
  for (const place of places.slice(0, sectors)) {
    if (place >= sectors) continue;
    const start = (place + 1) * sectorSize;
    for (let at = start; at + 4 <= Math.min(start + sectorSize, view.byteLength); at += 4)
      next.push(view.getUint32(at, true));
  }
  return next;
}

function numbersIn(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(4 * i, true));
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

function entriesIn(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(64, view.getUint16(at + 64, true));
    const units = Array.from({ length: Math.max(0, length / 2 - 1) }, (_, i) => view.getUint16(at + 2 * i, true));
    entries.push({
      name: String.fromCharCode(...units),
      type: view.getUint8(at + 66),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}
