export { joinBytes } from "./bytes/join-bytes.ts";
export { sha256 } from "./bytes/sha256.ts";
export { fromBase64url, fromHex, toBase64url, toHex } from "./bytes/text-forms.ts";
export { utf8Decode, utf8Encode } from "./bytes/utf8.ts";
export { canonicalJson } from "./canonical-json.ts";
export { EnvelopeHeader, type EnvelopeParts } from "./envelope/header.ts";
export * from "./form/model.ts";
export type { NodeTexts, Translation } from "./form/translation.ts";
export * from "./interview/interview.ts";
export {
  interviewJsonLimits,
  type JsonFault,
  type JsonLimits,
  type ParsedJson,
  parseJson,
  requestJsonLimits,
} from "./json/parse-json.ts";
export * from "./kinds/index.ts";
export { HistoryError, type Migration, migrate } from "./sql/history.ts";
export type { Sql, SqlRow, SqlValue } from "./sql/port.ts";
export * from "./sync/messages.ts";
