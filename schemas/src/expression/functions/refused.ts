const xpath = "it asks for the XML of a form, which there is not here";
const chtOnly = "only Medic's CHT has it";

/** Functions of other tools that are not here on purpose, and what to write instead. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["depend", "what an expression reads is found by itself. Write its first argument alone"],
  ["property", "ask for the device, the user or the telephone number with a metadata question"],
  ["extract-signed", "signed codes of other tools are not read"],
  ["jr:itext", "texts stand at their questions and choices. Ask with jr:choice-name() for the label of an answer"],
  ["itext", "texts stand at their questions and choices. Ask with jr:choice-name() for the label of an answer"],
  ["substring", "XLSForm counts characters from 0. Write substr()"],
  ["last", "write count() of the roster"],
  ["id", xpath],
  ["lang", xpath],
  ["name", xpath],
  ["local-name", xpath],
  ["namespace-uri", xpath],
  ["z-score", chtOnly],
  ["difference-in-months", `${chtOnly}. Write months-between()`],
  ["parse-timestamp-to-date", `${chtOnly}. Write date-time() of a number of days`],
  ["add-date", `${chtOnly}. Add days to a date with +`],
  ["to-bikram-sambat", chtOnly],
]);

/** Why a function of another tool is not known here; undefined for a name that no tool has. */
export const whyRefused = (name: string): string | undefined => reasons.get(name);
