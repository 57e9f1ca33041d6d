import { readXml } from "./read-xml.ts";

/** One file of the archive. */
export interface Part {
  readonly name: string;
  readonly text: string;
}

/** By name in small letters. */
export type Parts = ReadonlyMap<string, Part>;

/** A part that cannot be read: the message says which and why. */
export class BrokenPart extends Error {}

type OnElement = (name: string, attributes: Readonly<Record<string, string>>) => void;

/** Tells what stands in a part; nothing where there is no such part. */
export function parse(parts: Parts, name: string, open: OnElement, text = ignore, close = ignore): void {
  const part = parts.get(name);
  if (part !== undefined) parsePart(part, open, text, close);
}

export function parsePart({ name, text: xml }: Part, open: OnElement, text = ignore, close = ignore): void {
  const problem = readXml(xml, { open, text, close });
  if (problem !== undefined) throw new BrokenPart(`The part "${name}" of the workbook cannot be read. ${problem}`);
}

const ignore = (_text: string): void => undefined;
