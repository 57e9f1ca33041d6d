export { canonicalJson } from "../canonical-json.ts";
export * from "../json/parse-json.ts";
export { joinBytes } from "./join-bytes.ts";
export { sha256 } from "./sha256.ts";
export { fromBase64url, fromHex, toBase64url, toHex } from "./text-forms.ts";
export { utf8Decode, utf8Encode } from "./utf8.ts";
