import type { Reading } from "./kind.ts";
import { words } from "./words.ts";

/**
 * Cleans typed text: blanks at the ends and invisible marks of direction go silently; characters that could mislead a
 * reader (overrides, control characters) go with a note; zero-width joiners stay, as Arabic and Indic spelling needs them.
 */
export function cleanText(typed: string): Reading {
  const whole = typed.replace(loneSurrogate, "\ufffd");
  const visible = whole.replace(misleading, "");
  const value = visible.replace(silent, "").replace(/\t/g, " ").normalize("NFC").trim();
  if (value === "") return { status: "empty" };
  if (whole !== typed) return { status: "value", value, note: words.brokenCharacter() };
  if (visible !== whole) return { status: "value", value, note: words.cleaned() };
  return { status: "value", value };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const misleading = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const silent = /[\u200e\u200f\u061c]/g;
