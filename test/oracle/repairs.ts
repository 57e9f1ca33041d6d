/**
 * Calls that ODK Web Forms answers differently from ODK Collect and from us, written so that all three say the same. README
 * lists each with who is right; `known-differences.test.ts` shows that each is still there.
 *
 * @param args the arguments as they were written in XPath
 */
export const repairs: Readonly<Record<string, (args: readonly string[]) => string>> = {
  // No answer of a member makes the sum NaN there, and so does a roster without members
  sum: ([nodes = ""]) => `if(count(${answered(nodes)}) > 0, sum(${answered(nodes)}), 0)`,
  min: (args) => extreme("min", args),
  max: (args) => extreme("max", args),
  // There a pattern may match a part of the text
  regex: ([text = "", pattern = ""]) => `regex(${text}, concat('^(', ${pattern}, ')$'))`,
  // What stands beyond the last member is there a set of no nodes, which is equal to nothing, not even to the empty text
  "indexed-repeat": (args) => `string(indexed-repeat(${args.join(", ")}))`,
};

const answered = (nodes: string): string => `${nodes}[. != '']`;

/** One that is not known makes the result NaN there. */
function extreme(name: string, args: readonly string[]): string {
  const [first = "", second] = args;
  if (second === undefined) return `${name}(${answered(first)})`;
  return `${name}(coalesce(${first}, ${second}), coalesce(${second}, ${first}))`;
}
