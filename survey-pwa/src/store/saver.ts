import { type ReadonlySignal, signal } from "@preact/signals";
import type { NotSavedCause, SavedDraft, SavedState, SaveOutcome } from "./phone.ts";

export interface Saver {
  readonly state: ReadonlySignal<SavedState>;
  /** Resolves when this draft, or a newer one of the same interview, is on disk, or says why it is not. */
  save(draft: SavedDraft): Promise<SaveOutcome>;
  /** Tries again what could not be saved. */
  retry(): Promise<void>;
  /** Waits for what is on its way for this interview. */
  settle(id: string): Promise<SaveOutcome | undefined>;
  /** This interview was sealed or deleted: what still waits for it is dropped. */
  forget(id: string): void;
  /** Another interview comes on the screen. */
  reset(): void;
}

/**
 * Writes drafts one at a time, of each interview only the newest: while one write runs, whatever is typed replaces what
 * waits. So typing never waits for the disk, and the disk is never behind by more than one write.
 */
export function createSaver(
  write: (draft: SavedDraft) => Promise<void>,
  causeOf: (cause: unknown) => NotSavedCause,
  now: () => Date,
): Saver {
  const state = signal<SavedState>({ status: "unchanged" });
  const waiting = new Map<string, Waiting>();
  const failed = new Map<string, { readonly draft: SavedDraft; readonly outcome: SaveOutcome }>();
  let running: Promise<void> | undefined;
  let current: Waiting | undefined;

  const run = async () => {
    for (;;) {
      const [next] = waiting.values();
      if (next === undefined) break;
      waiting.delete(next.draft.id);
      current = next;
      const outcome = await write(next.draft).then(
        (): SaveOutcome => ({ status: "saved", at: now() }),
        (cause): SaveOutcome => ({ status: "not-saved", cause: causeOf(cause) }),
      );
      current = undefined;
      // Something newer of the same interview waits already: whether that one can be saved is what counts
      if (outcome.status === "not-saved" && !waiting.has(next.draft.id)) {
        failed.set(next.draft.id, { draft: next.draft, outcome });
      }
      if (waiting.size === 0) state.value = [...failed.values()].at(-1)?.outcome ?? outcome;
      for (const tell of next.tell) tell(outcome);
    }
    running = undefined;
  };

  const save = (draft: SavedDraft) =>
    new Promise<SaveOutcome>((resolve) => {
      const before = waiting.get(draft.id)?.tell ?? [];
      failed.delete(draft.id);
      waiting.set(draft.id, { draft, tell: [...before, resolve] });
      state.value = { status: "saving" };
      running ??= run();
    });

  return {
    state,
    save,
    retry: async () => {
      await Promise.all([...failed.values()].map(({ draft }) => save(draft)));
    },
    settle: (id) => {
      const open = waiting.get(id) ?? (current?.draft.id === id ? current : undefined);
      if (open !== undefined) return new Promise((resolve) => open.tell.push(resolve));
      const lost = failed.get(id);
      return lost === undefined ? Promise.resolve(undefined) : save(lost.draft);
    },
    forget: (id) => {
      const dropped = waiting.get(id);
      waiting.delete(id);
      failed.delete(id);
      for (const tell of dropped?.tell ?? []) tell({ status: "not-saved", cause: "fault" });
      if (failed.size === 0 && waiting.size === 0) state.value = { status: "unchanged" };
    },
    reset: () => {
      if (failed.size === 0 && running === undefined) state.value = { status: "unchanged" };
    },
  };
}

interface Waiting {
  readonly draft: SavedDraft;
  readonly tell: ((outcome: SaveOutcome) => void)[];
}
