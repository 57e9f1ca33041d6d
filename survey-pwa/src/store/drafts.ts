import { type EnvelopeTools, mediaIn, toHex } from "@returns/schemas";
import { isStorageFull, notSavedBecause } from "./faults.ts";
import { discardDraft, readDraft } from "./interviews.ts";
import type { Keeper } from "./keeper.ts";
import { readChain, storeSealing, undoSealing } from "./outbox.ts";
import type { FinaliseOutcome, Finish, InterviewLine, NotSavedCause, Phone, SavedDraft, SaveOutcome } from "./phone.ts";
import { createSaver } from "./saver.ts";
import { sealInterview } from "./seal-interview.ts";
import { readSettings } from "./settings.ts";
import { record, withDraft } from "./snapshot.ts";

export type DraftCalls = Pick<
  Phone,
  | "saved"
  | "openDraft"
  | "lastOpen"
  | "closeDraft"
  | "saveDraft"
  | "retrySave"
  | "discard"
  | "finalise"
  | "holdMedia"
  | "readMedia"
>;

export interface DraftParts {
  readonly now: () => Date;
  readonly bootId: string;
  readonly tools: Pick<EnvelopeTools, "sha256" | "deflate">;
  /** Something new lies in the outbox. */
  readonly sealed: () => void;
}

/** Interviews from their first answer to their envelope. */
export function draftCalls(keeper: Keeper, { now, bootId, tools, sealed }: DraftParts): DraftCalls {
  const { holder, lines, open, shelf, turn } = keeper;
  const causeOf = (cause: unknown): NotSavedCause => notSavedBecause(holder.noteFault(cause));
  const saver = createSaver((draft) => turn(() => keeper.writeDraft(draft)), causeOf, now);
  /** Sealed or deleted in this session: a late answer of theirs is no draft any more. */
  const gone = new Set<string>();

  const leave = (id: string) => {
    gone.add(id);
    saver.forget(id);
    if (open.peek()?.id === id) open.value = undefined;
  };

  const finalise = async (id: string, finish: Finish): Promise<FinaliseOutcome> => {
    const settled = await saver.settle(id);
    if (settled?.status === "not-saved") return settled;
    const store = await holder.ready();
    return turn(async () => {
      const { enrolment, signingKey, clockOffsetMs } = await readSettings(store);
      if (enrolment === undefined || signingKey === undefined) return { status: "not-enrolled" };
      const before = await readDraft(store, id);
      if (before === undefined) return { status: "unknown" };
      const chain = await readChain(store);
      const project = keeper.project.peek();
      const sealer = { enrolment, signingKey, clockOffsetMs, chain, project, bootId, tools, media: keeper.media };
      const sealing = await sealInterview(id, finish, sealer);
      const { hash, bytes } = sealing.envelope;
      const line: InterviewLine = {
        state: "ready",
        id,
        meta: finish.meta,
        updatedAt: sealing.sealedAt,
        bytes: bytes.length,
        ...(sealing.attachments.length === 0 ? {} : { mediaLeft: sealing.attachments.length }),
      };
      const next = [line, ...lines.peek().filter((known) => known.id !== id)];
      try {
        await store.write(storeSealing(sealing), [
          keeper.home({ lines: next }),
          record.open(undefined),
          record.noEarly(id),
        ]);
      } catch (cause) {
        // In memory the interview is sealed, on disk it is not: memory must say what the enumerator is told
        const undo = undoSealing(sealing, before);
        if (isStorageFull(cause)) await store.write(undo, [keeper.home({}), keeper.openRecord()]).catch(() => {});
        throw cause;
      }
      leave(id);
      lines.value = next;
      // Photos of answers that were left out at the end; what stays lying is taken away at the next start
      shelf.name(id, mediaIn(finish.result.answers));
      await keeper.sweepMedia().catch(holder.noteFault);
      return { status: "sealed", hash, bytes: bytes.length, line };
    });
  };
  return {
    saved: saver.state,
    lastOpen: () => open.peek(),
    openDraft: async (id) => {
      const known = open.peek();
      if (known?.id !== id) {
        await saver.settle(id);
        open.value = await readDraft(await holder.ready(), id);
        saver.reset();
      }
      void turn(() => keeper.writeRecords([keeper.openRecord()])).catch(holder.noteFault);
      return open.peek();
    },
    closeDraft: () => {
      open.value = undefined;
      saver.reset();
      void turn(() => keeper.writeRecords([keeper.openRecord(), keeper.home({})])).catch(holder.noteFault);
    },
    saveDraft: (id, draft, meta): Promise<SaveOutcome> => {
      if (gone.has(id)) return Promise.resolve({ status: "not-saved", cause: "fault" });
      const newest: SavedDraft = { id, draft, meta, savedAt: now().toISOString() };
      if (open.peek() === undefined || open.peek()?.id === id) open.value = newest;
      lines.value = withDraft(lines.peek(), newest);
      return saver.save(newest);
    },
    retrySave: () => saver.retry(),
    holdMedia: async (id, bytes, { type, name }) => {
      const hash = toHex(await tools.sha256(bytes));
      const media = { hash, type, bytes: bytes.length, ...(name === undefined ? {} : { name }) };
      return shelf.hold(id, media, bytes) === "held" ? { status: "held", media } : { status: "full" };
    },
    readMedia: (hash) => keeper.media(hash),
    discard: async (id): Promise<SaveOutcome> => {
      try {
        const store = await holder.ready();
        return await turn(async () => {
          leave(id);
          const next = lines.peek().filter((line) => line.id !== id || line.state !== "draft");
          await store.write(discardDraft(id), [keeper.home({ lines: next }), record.noEarly(id), keeper.openRecord()]);
          lines.value = next;
          shelf.forget(id);
          await keeper.sweepMedia().catch(holder.noteFault);
          return { status: "saved", at: now() };
        });
      } catch (cause) {
        return { status: "not-saved", cause: causeOf(cause) };
      }
    },
    finalise: (id, finish) =>
      finalise(id, finish).then(
        (outcome) => {
          if (outcome.status === "sealed") sealed();
          return outcome;
        },
        (cause): FinaliseOutcome => ({ status: "not-saved", cause: causeOf(cause) }),
      ),
  };
}
