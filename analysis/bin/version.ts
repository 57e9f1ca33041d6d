import { readFileSync } from "node:fs";
import { z } from "zod";

const Manifest = z.object({ version: z.string() });

/** Name and version of this program, as they stand in everything that it makes. */
export const programName = (): string => {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return `returns ${Manifest.parse(JSON.parse(text)).version}`;
};
