import { sha256 } from "../../bytes/sha256.ts";
import { fromBase64url, toBase64url, toHex } from "../../bytes/text-forms.ts";
import { utf8Decode } from "../../bytes/utf8.ts";
import { toNumber, toText, type Value } from "../value.ts";
import { argument, type FunctionFamily } from "./function.ts";

/** Texts for machines: digests, encodings, identifiers. */
export const encodings: FunctionFamily = {
  /** `digest(text, 'SHA-256')`, in base64 or, with a third argument, in `hex`. */
  digest: {
    args: [2, 3],
    result: "text",
    refuses: ([, algorithm, encoding]) => {
      if (algorithm?.type === "text" && algorithm.value !== "SHA-256") {
        return `digest() knows SHA-256 only: "${algorithm.value}" is broken, or longer than anybody needs`;
      }
      return encoding?.type === "text" && !["hex", "base64"].includes(encoding.value)
        ? `digest() writes hex or base64, and not "${encoding.value}"`
        : undefined;
    },
    evaluate: (args) => (text(args, 1) === "SHA-256" ? digest(text(args, 0), text(args, 2)) : ""),
  },
  /** The text whose UTF-8 bytes these letters spell; empty where they spell none. */
  "base64-decode": { args: [1, 1], result: "text", evaluate: (args) => base64Text(text(args, 0)) },
  uuid: {
    args: [0, 1],
    result: "text",
    volatile: true,
    evaluate: (args, environment) => uuid(args[0] === undefined ? undefined : toNumber(args[0]), environment.random),
  },
};

const text = (args: readonly Value[], place: number): string => toText(argument(args, place));

function digest(value: string, encoding: string): string {
  const bytes = sha256(value);
  if (encoding === "hex") return toHex(bytes);
  const letters = toBase64url(bytes).replaceAll("-", "+").replaceAll("_", "/");
  return letters.padEnd(Math.ceil(letters.length / 4) * 4, "=");
}

function base64Text(letters: string): string {
  const bytes = fromBase64url(letters.trim().replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_"));
  return (bytes === undefined ? undefined : utf8Decode(bytes)) ?? "";
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
