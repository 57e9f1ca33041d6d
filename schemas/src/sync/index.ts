export {
  type Admission,
  type Arrival,
  admit,
  isClockAbsurd,
  type JournalHeader,
  type JournalRow,
  receiptFor,
} from "./admit.ts";
export { answerOffer, type OfferAnswer, type OfficeState } from "./answer-offer.ts";
export { type BatchItem, contentTypes, type ReadBatch, readBatch, writeBatch } from "./batch.ts";
export { type ChainHead, chainAfter, emptyChain, hearWitness, type Testimony } from "./chain.ts";
export { makeOffers, maxOfferItems, offerDigest } from "./make-offers.ts";
export * from "./messages.ts";
export { changeOutbox, type HeldEnvelope, type OutboxChange } from "./outbox.ts";
export {
  maxParcel,
  nextParcel,
  type Parcel,
  parcelFailed,
  readParcelReply,
  receiptsOf,
  retryTime,
} from "./parcels.ts";
export { type HeldAttachment, isFromOffice, makePieceOffers, pieceMessage, readPieceReplies } from "./pieces.ts";
export { believeProject, projectMessage } from "./project.ts";
export { keepSealedDays, newestWitness, type ReadReply, readOfferReply } from "./read-reply.ts";
export { believeReceipts, receiptMessage, type UnsignedReceipt } from "./receipt.ts";
