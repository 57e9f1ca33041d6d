import { Inflate } from "fflate";
import { utf8Decode } from "../../bytes/utf8.ts";

export type ReadZip =
  | { readonly status: "files"; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly status: "refused"; readonly message: string };

const maxEntries = 1_000;
const maxBytes = 64 * 1024 * 1024;
/** Compressed bytes that are given to the inflater at once: deflate makes at most 1,032 of one. */
const piece = 16 * 1024;

/**
 * Takes the wanted files out of a zip archive.
 *
 * The directory is read first, and an archive with more than 1,000 entries or more than 64 MiB in them is refused before
 * anything is inflated; an entry that holds more than the directory says is stopped where it does.
 */
export function readZip(bytes: Uint8Array, wanted: (name: string) => boolean): ReadZip {
  const refused = (message: string): ReadZip => ({ status: "refused", message });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return refused("The file is cut off: its end is missing. Copy or download it again");
  const count = view.getUint16(end + 10, true);
  if (count > maxEntries) return refused(`The file has ${count} parts: ${maxEntries} are the most`);
  const entries = readDirectory(view, view.getUint32(end + 16, true), count);
  if (entries === undefined) return refused("The directory of the file is damaged. Save it again");
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > maxBytes) {
    return refused(`The file holds ${Math.ceil(total / 2 ** 20)} MiB: ${maxBytes / 2 ** 20} are the most`);
  }
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (!wanted(entry.name)) continue;
    if (entry.encrypted) return refused("The file is locked with a password. Save it without");
    const content = contentOf(view, entry);
    if (content === undefined) return refused(`The part "${entry.name}" of the file is damaged. Save it again`);
    files.set(entry.name, content);
  }
  return { status: "files", files };
}

/** Whether the end of a zip archive is there, whatever stands before it. */
export const endsAsZip = (bytes: Uint8Array): boolean =>
  findEnd(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)) !== undefined;

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** The record at the end of an archive; a comment of up to 64 KiB may follow it. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

function readDirectory(view: DataView, start: number, count: number): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const name = utf8Decode(bytesOf(view, at + 46, nameLength ?? 0));
    if (name === undefined) return undefined;
    entries.push({
      name: name.replaceAll("\\", "/").replace(/^\//, ""),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

/** The content of an entry; undefined where it is damaged or not what the directory says. */
function contentOf(view: DataView, entry: Entry): Uint8Array | undefined {
  const { at, packed, size, method, checksum } = entry;
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== 0x04034b50) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > view.byteLength) return undefined;
  const raw = bytesOf(view, start, packed);
  const content = method === 0 ? raw : method === 8 ? inflate(raw, size) : undefined;
  return content?.length === size && checksumOf(content) === checksum ? content : undefined;
}

const bytesOf = (view: DataView, start: number, length: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + start, Math.max(0, Math.min(length, view.byteLength - start)));

function inflate(raw: Uint8Array, size: number): Uint8Array | undefined {
  const content = new Uint8Array(size);
  let length = 0;
  const inflater = new Inflate((chunk) => {
    if (length + chunk.length <= size) content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < raw.length && length <= size; at += piece) {
      inflater.push(raw.subarray(at, at + piece), at + piece >= raw.length);
    }
  } catch {
    // The only way in which the inflater tells that the bytes are no deflate stream
    return undefined;
  }
  return length === size ? content : undefined;
}

const table = Uint32Array.from({ length: 256 }, (_, i) => {
  let value = i;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as in the zip format. */
function checksumOf(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}
