import type { LanguageTag } from "./model.ts";

/** The direction of a language follows from its tag, never from the text: one full stop must not turn a sentence around. */
export const directionOf = (language: LanguageTag): "ltr" | "rtl" =>
  rightToLeft.has(language.split("-")[0]?.toLowerCase() ?? "") ? "rtl" : "ltr";

// Dari (prs) too: ISO 639-3 gives it a tag of its own beside Persian
const rightToLeft = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "prs", "ps", "sd", "ug", "ur", "yi"]);
