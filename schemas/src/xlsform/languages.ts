import type { LanguageTag } from "../form/model.ts";

/** Languages of displaced people and of those who ask them, by tag: the name that we write, then others that sheets use. */
const names: Readonly<Record<LanguageTag, readonly string[]>> = {
  en: ["English"],
  ar: ["العربية", "Arabic", "عربي"],
  fr: ["Français", "French", "Francais"],
  es: ["Español", "Spanish", "Espanol"],
  pt: ["Português", "Portuguese"],
  fa: ["فارسی", "Farsi", "Persian"],
  prs: ["دری", "Dari"],
  ps: ["پښتو", "Pashto", "Pashtu"],
  ur: ["اردو", "Urdu"],
  ku: ["Kurdî", "Kurdish", "Kurmanji", "Kurdish (Kurmanji)", "Badini", "Kurdish (Badini)"],
  ckb: ["کوردی", "Sorani", "Kurdish Sorani", "Sorani Kurdish", "Kurdish (Sorani)"],
  tr: ["Türkçe", "Turkish"],
  so: ["Soomaali", "Somali"],
  sw: ["Kiswahili", "Swahili"],
  am: ["አማርኛ", "Amharic"],
  ti: ["ትግርኛ", "Tigrinya"],
  om: ["Oromoo", "Oromo", "Afaan Oromo"],
  ha: ["Hausa"],
  kr: ["Kanuri"],
  ff: ["Fulfulde", "Fula", "Fulani"],
  yo: ["Yoruba"],
  ig: ["Igbo"],
  sg: ["Sango"],
  ln: ["Lingala"],
  rw: ["Kinyarwanda"],
  rn: ["Kirundi", "Rundi"],
  lg: ["Luganda"],
  bn: ["বাংলা", "Bangla", "Bengali"],
  my: ["မြန်မာ", "Burmese", "Myanmar"],
  rhg: ["Rohingya"],
  ne: ["नेपाली", "Nepali"],
  hi: ["हिन्दी", "Hindi"],
  uk: ["Українська", "Ukrainian"],
  ru: ["Русский", "Russian"],
  ro: ["Română", "Romanian"],
  pl: ["Polski", "Polish"],
  el: ["Ελληνικά", "Greek"],
  it: ["Italiano", "Italian"],
  de: ["Deutsch", "German"],
  id: ["Bahasa Indonesia", "Indonesian"],
  ht: ["Kreyòl", "Haitian Creole", "Creole"],
};

const tagByName = new Map(
  Object.entries(names).flatMap(([tag, all]) => [tag, ...all].map((name) => [name.toLowerCase(), tag] as const)),
);

/**
 * The tag of a language as a sheet writes it: `English (en)`, `Arabic`, `ar`; undefined for one that is not known. What stands
 * in brackets is no tag where it is a country or a dialect, as in `English (UK)` and `Kurdish (Sorani)`.
 */
export function languageTag(written: string): LanguageTag | undefined {
  const text = written.trim();
  const [, name = "", tag] = /^(.*?)\s*\(\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\s*\)$/.exec(text) ?? [];
  const known = tagByName.get(text.toLowerCase());
  if (tag === undefined || known !== undefined) return known;
  const byName = tagByName.get(name.toLowerCase());
  const isTag = /^[a-z]{2,3}(?![A-Za-z])/.test(tag);
  return isTag || byName === undefined ? tag.replace(/^[A-Za-z]+/, (language) => language.toLowerCase()) : byName;
}

/** A tag for a language whose name is not known, in the range that is left for private use. */
export function privateTag(written: string): LanguageTag {
  const letters = written.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return letters === "" ? "und" : `und-x-${letters.slice(0, 8)}`;
}

/** A language as headers name it: `العربية (ar)`. */
export const languageHeader = (tag: LanguageTag): string => `${names[tag]?.[0] ?? tag} (${tag})`;
