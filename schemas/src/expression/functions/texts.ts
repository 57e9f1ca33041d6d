import { sha256 } from "../../bytes/sha256.ts";
import { toHex } from "../../bytes/text-forms.ts";
import { matchesWhole } from "../pattern.ts";
import { all, toNumber, toText, type Value } from "../value.ts";
import { argument, type ExpressionFunction, type FunctionFamily, unlimited } from "./function.ts";
import { isEmpty } from "./logic.ts";

/** Texts. */
export const texts: FunctionFamily = {
  string: onText((text) => text),
  concat: {
    args: [0, unlimited],
    result: "text",
    several: true,
    evaluate: (args) => all(args).map(toText).join(""),
  },
  join: {
    args: [1, unlimited],
    result: "text",
    several: true,
    evaluate: ([separator = "", ...values]) => all(values).map(toText).join(toText(separator)),
  },
  count: {
    args: [1, 1],
    result: "number",
    several: true,
    evaluate: (args) => all(args).length,
  },
  "count-non-empty": {
    args: [1, 1],
    result: "number",
    several: true,
    evaluate: (args) => all(args).filter((value) => !isEmpty(value)).length,
  },
  "string-length": { args: [1, 1], result: "number", evaluate: (args) => text(args, 0).length },
  "normalize-space": onText((value) => value.trim().replace(/\s+/g, " ")),
  contains: test((value, part) => value.includes(part)),
  "starts-with": test((value, part) => value.startsWith(part)),
  "ends-with": test((value, part) => value.endsWith(part)),
  "substring-before": {
    args: [2, 2],
    result: "text",
    evaluate: (args) => text(args, 0).slice(0, Math.max(0, text(args, 0).indexOf(text(args, 1)))),
  },
  "substring-after": {
    args: [2, 2],
    result: "text",
    evaluate: (args) => {
      const at = text(args, 0).indexOf(text(args, 1));
      return at < 0 ? "" : text(args, 0).slice(at + text(args, 1).length);
    },
  },
  /** Characters from a position, counted from 0, to before another; negative positions count from the end. */
  substr: {
    args: [2, 3],
    result: "text",
    takes: ["unknown", "number"],
    evaluate: (args) => {
      const end = args[2] === undefined ? undefined : toNumber(args[2]);
      return text(args, 0).slice(toNumber(argument(args, 1)), end);
    },
  },
  translate: {
    args: [3, 3],
    result: "text",
    evaluate: (args) => {
      const from = [...text(args, 1)];
      const to = [...text(args, 2)];
      return [...text(args, 0)]
        .map((character) => (from.includes(character) ? (to[from.indexOf(character)] ?? "") : character))
        .join("");
    },
  },
  /** True where the pattern matches the whole text, as in ODK Collect. */
  regex: { args: [2, 2], result: "boolean", evaluate: (args) => matchesWhole(text(args, 1), text(args, 0)) },
  digest: {
    args: [2, 3],
    result: "text",
    evaluate: (args) => (text(args, 1) === "SHA-256" ? digest(text(args, 0), text(args, 2)) : ""),
  },
  uuid: {
    args: [0, 1],
    result: "text",
    volatile: true,
    evaluate: (args, environment) => uuid(args[0] === undefined ? undefined : toNumber(args[0]), environment.random),
  },
  version: { args: [0, 0], result: "text", evaluate: (_args, environment) => environment.formVersion },
};

const text = (args: readonly Value[], place: number): string => toText(argument(args, place));

function onText(change: (value: string) => string): ExpressionFunction {
  return { args: [1, 1], result: "text", evaluate: (args) => change(text(args, 0)) };
}

function test(accepts: (value: string, part: string) => boolean): ExpressionFunction {
  return { args: [2, 2], result: "boolean", evaluate: (args) => accepts(text(args, 0), text(args, 1)) };
}

const digest = (value: string, encoding: string): string => {
  const bytes = sha256(value);
  return encoding === "hex" ? toHex(bytes) : base64(bytes);
};

function base64(bytes: Uint8Array): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let result = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const count = Math.min(4, bytes.length - i + 1);
    for (let letter = 0; letter < 4; letter += 1) {
      result += letter < count ? letters.charAt((three >> (18 - 6 * letter)) & 63) : "=";
    }
  }
  return result;
}

/** A version 4 UUID, or so many random letters and digits. */
function uuid(length: number | undefined, random: () => number): string {
  const letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  if (length !== undefined) {
    const wanted = Math.min(Math.max(0, Math.trunc(length) || 0), 256);
    return Array.from({ length: wanted }, () => letters.charAt(Math.floor(random() * letters.length))).join("");
  }
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (letter) =>
    (letter === "x" ? Math.floor(random() * 16) : 8 + Math.floor(random() * 4)).toString(16),
  );
}
