export {
  type Attachment,
  attachmentOf,
  chunkBytes,
  chunkCount,
  chunksIn,
  chunksOf,
  maxChunks,
  maxMediaBytes,
} from "./attachment.ts";
export { type CheckedEnvelope, checkEnvelope, type EnvelopeFault } from "./check.ts";
export { isFramed, maxEnvelopeBytes } from "./frame.ts";
export { EnvelopeHeader, type EnvelopeParts } from "./header.ts";
export { type OpenedEnvelope, openEnvelope } from "./open.ts";
export { type QuarantineCode, quarantineCodes } from "./quarantine.ts";
export { SealError, type SealedEnvelope, sealEnvelope } from "./seal.ts";
export { answersWithoutConsent, joinParts, type SplitAnswers, splitAnswers } from "./split-answers.ts";
export type { EnvelopeTools, Inflated, PublicKey, Sign } from "./tools.ts";
export { keyFingerprint, type SubtleLike, webCrypto } from "./web-crypto.ts";
export { webDeflate } from "./web-deflate.ts";
