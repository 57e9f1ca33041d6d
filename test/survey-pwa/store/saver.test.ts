import { expect, test } from "vitest";
import type { SavedDraft } from "../../../survey-pwa/src/store/phone.ts";
import { createSaver } from "../../../survey-pwa/src/store/saver.ts";
import { someDraft } from "../some-interview.ts";

const at = new Date("2026-11-24T10:42:00.000Z");

/** A disk that writes when it is told to. */
function slowDisk() {
  const written: SavedDraft[] = [];
  let finish: ((outcome: "written" | Error) => void) | undefined;
  const saver = createSaver(
    (draft) =>
      new Promise((resolve, reject) => {
        finish = (outcome) => {
          if (outcome !== "written") return reject(outcome);
          written.push(draft);
          resolve();
        };
      }),
    (cause) => (cause instanceof Error && cause.message === "full" ? "storage-full" : "fault"),
    () => at,
  );
  return {
    saver,
    sizes: () => written.map(({ draft }) => draft.answers.hh_size),
    finish: async (outcome: "written" | Error) => {
      finish?.(outcome);
      for (let turns = 0; turns < 10; turns++) await Promise.resolve();
    },
  };
}

test("an answer is called saved when it is on disk, and not before", async () => {
  const { saver, finish } = slowDisk();
  expect(saver.state.value).toEqual({ status: "unchanged" });
  const saved = saver.save(someDraft(1));
  expect(saver.state.value).toEqual({ status: "saving" });
  await finish("written");
  expect(await saved).toEqual({ status: "saved", at });
  expect(saver.state.value).toEqual({ status: "saved", at });
});

test("what is typed during a write goes into the next one, only its newest state, and both wait for it", async () => {
  const { saver, finish, sizes } = slowDisk();
  void saver.save(someDraft(1, 1));
  const second = saver.save(someDraft(1, 2));
  const third = saver.save(someDraft(1, 3));
  await finish("written");
  expect(saver.state.value).toEqual({ status: "saving" });
  await finish("written");
  expect(await Promise.all([second, third])).toEqual([
    { status: "saved", at },
    { status: "saved", at },
  ]);
  expect(sizes()).toEqual([1, 3]);
});

test("[B77] what does not fit on the disk is called not saved until a later attempt has saved it", async () => {
  const { saver, finish, sizes } = slowDisk();
  const saved = saver.save(someDraft(1, 4));
  await finish(new Error("full"));
  expect(await saved).toEqual({ status: "not-saved", cause: "storage-full" });
  expect(saver.state.value).toEqual({ status: "not-saved", cause: "storage-full" });
  const retried = saver.retry();
  expect(saver.state.value).toEqual({ status: "saving" });
  await finish("written");
  await retried;
  expect(saver.state.value).toEqual({ status: "saved", at });
  expect(sizes()).toEqual([4]);
});

test("an interview that is not saved stays so on the screen although another one was saved after it", async () => {
  const { saver, finish } = slowDisk();
  void saver.save(someDraft(1));
  await finish(new Error("full"));
  void saver.save(someDraft(2));
  await finish("written");
  expect(saver.state.value).toEqual({ status: "not-saved", cause: "storage-full" });
});

test("finishing waits for the write that is under way, and learns when it failed", async () => {
  const { saver, finish } = slowDisk();
  void saver.save(someDraft(1));
  const settled = saver.settle(someDraft(1).id);
  await finish(new Error("worn out"));
  expect(await settled).toEqual({ status: "not-saved", cause: "fault" });
  expect(await saver.settle(someDraft(2).id)).toBeUndefined();
});

test("nobody waits for ever for a draft that was deleted meanwhile", async () => {
  const { saver, finish, sizes } = slowDisk();
  void saver.save(someDraft(1, 1));
  const late = saver.save(someDraft(1, 2));
  saver.forget(someDraft(1).id);
  expect((await late).status).toBe("not-saved");
  await finish("written");
  expect(sizes()).toEqual([1]);
});
