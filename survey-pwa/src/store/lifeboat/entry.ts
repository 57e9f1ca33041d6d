import { type Bytes, seal, unseal } from "../../keys/seal.ts";

/** Where an entry stands: the how-many-eth writing of the lifeboat it belongs to, and its place in it, from 0. */
export interface EntryPlace {
  readonly generation: number;
  readonly index: number;
}

/** Three numbers of 4 bytes (length of the body, generation, index), then the SHA-256 of those three and the body. */
const numbersLength = 12;
const headLength = numbersLength + 32;

/** One entry as it stands in the file; sealed where there is a key. */
export async function entryOf(text: string, at: EntryPlace, key: CryptoKey | undefined): Promise<Bytes> {
  const plain = new TextEncoder().encode(text);
  const body = key === undefined ? plain : await seal(key, placeOf(at), plain);
  const entry = new Uint8Array(headLength + body.length);
  const numbers = new DataView(entry.buffer);
  numbers.setUint32(0, body.length);
  numbers.setUint32(4, at.generation);
  numbers.setUint32(8, at.index);
  entry.set(body, headLength);
  entry.set(await checksum(entry), numbersLength);
  return entry;
}

/** What a file holds: whole entries from its beginning, up to the first that is damaged, missing or of another writing. */
export interface Writing {
  readonly generation: number;
  readonly texts: readonly string[];
}

/** Reads a file of entries; undefined where not even the first one is whole, or the key does not open it. */
export async function readWriting(file: Bytes, key: CryptoKey | undefined): Promise<Writing | undefined> {
  const texts: string[] = [];
  let generation = 0;
  for (let start = 0; start + headLength <= file.length; ) {
    const numbers = new DataView(file.buffer, file.byteOffset + start, numbersLength);
    const entry = file.subarray(start, start + headLength + numbers.getUint32(0));
    if (texts.length === 0) generation = numbers.getUint32(4);
    const at: EntryPlace = { generation, index: texts.length };
    if (numbers.getUint32(4) !== at.generation || numbers.getUint32(8) !== at.index) break;
    const text = await textOf(entry, at, numbers.getUint32(0), key);
    if (text === undefined) break;
    texts.push(text);
    start += entry.length;
  }
  return texts.length === 0 ? undefined : { generation, texts };
}

async function textOf(entry: Bytes, at: EntryPlace, length: number, key: CryptoKey | undefined) {
  const body = entry.subarray(headLength);
  if (body.length !== length) return undefined;
  const expected = await checksum(entry);
  if (expected.some((byte, i) => byte !== entry[numbersLength + i])) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(
      key === undefined ? body : await unseal(key, placeOf(at), body),
    );
  } catch {
    return undefined;
  }
}

async function checksum(entry: Bytes): Promise<Bytes> {
  const checked = new Uint8Array(entry.length - 32);
  checked.set(entry.subarray(0, numbersLength));
  checked.set(entry.subarray(headLength), numbersLength);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", checked));
}

const placeOf = ({ generation, index }: EntryPlace) => `lifeboat\0${generation}\0${index}`;
