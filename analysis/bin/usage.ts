import { type ParseArgsConfig, parseArgs } from "node:util";

/** The command was used wrongly: an option that it does not have, or one that is missing. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The options of a command line by name; all of them texts that may be given once, or switches. `--out` is `-o` too. */
export function readOptions<const Text extends string, const Switch extends string>(
  args: readonly string[],
  names: { readonly texts: readonly Text[]; readonly switches: readonly Switch[] },
): {
  readonly text: (name: Text) => string | undefined;
  readonly on: (name: Switch) => boolean;
  readonly positionals: readonly string[];
} {
  const options: NonNullable<ParseArgsConfig["options"]> = {
    ...Object.fromEntries(
      names.texts.map((name) => [name, name === "out" ? { type: "string", short: "o" } : { type: "string" }] as const),
    ),
    ...Object.fromEntries(names.switches.map((name) => [name, { type: "boolean" }] as const)),
  };
  const { values, positionals } = parsed(args, options);
  const text = (name: Text): string | undefined => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  return { text, on: (name) => values[name] === true, positionals };
}

function parsed(args: readonly string[], options: NonNullable<ParseArgsConfig["options"]>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

/** An option that must be there. */
export function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new UsageError(`--${name} is missing`);
  return value;
}

/** An option whose value is one of several words. */
export function oneOf<const Word extends string>(
  value: string | undefined,
  name: string,
  words: readonly Word[],
): Word | undefined {
  if (value === undefined) return undefined;
  const word = words.find((each) => each === value);
  if (word === undefined) throw new UsageError(`--${name} is one of ${words.join(", ")}: found "${value}"`);
  return word;
}
