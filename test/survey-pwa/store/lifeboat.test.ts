import { expect, test } from "vitest";
import { createLifeboat, newestWriting, type SlotFile } from "../../../survey-pwa/src/store/lifeboat/lifeboat.ts";

/** A file in memory that takes so many bytes from now on, and then no more: the phone was switched off. */
class Slot implements SlotFile {
  bytes = new Uint8Array();
  constructor(readonly battery: { left: number }) {}
  write(more: Uint8Array, { at }: { readonly at: number }): number {
    const taken = more.subarray(0, Math.max(0, this.battery.left));
    this.battery.left -= more.length;
    const grown = new Uint8Array(Math.max(this.bytes.length, at + taken.length));
    grown.set(this.bytes);
    grown.set(taken, at);
    this.bytes = grown;
    this.#stopWhenEmpty();
    return more.length;
  }
  truncate(size: number): void {
    this.battery.left -= 1;
    this.#stopWhenEmpty();
    this.bytes = this.bytes.slice(0, size);
  }
  flush(): void {}
  #stopWhenEmpty(): void {
    if (this.battery.left < 0) throw new Error("switched off");
  }
}

/** A lifeboat on two files that a life before this one has written: `a b`, then `c d` over it, then `e`. */
async function withLife(battery: { left: number }) {
  const slots = [new Slot(battery), new Slot(battery)] as const;
  const boat = createLifeboat(slots, undefined, { key: undefined, flushAfterMs: 0 });
  const done: string[] = [];
  const states: string[] = [""];
  const step = async (state: string, task: Promise<void>) => {
    states.push(state);
    await task;
    done.push(state);
  };
  await (async () => {
    await step("a", boat.rewrite(["a"]));
    await step("a b", boat.append(["b"]));
    await step("c d", boat.rewrite(["c", "d"]));
    await step("c d e", boat.append(["e"]));
    await step("f", boat.rewrite(["f"]));
    await step("f g", boat.append(["g"]));
  })().catch(() => {});
  return { slots, done, states };
}

const read = async (slots: readonly Slot[], key?: CryptoKey) =>
  (
    await newestWriting(
      slots.map(({ bytes }) => bytes),
      key,
    )
  )?.texts.join(" ") ?? "";

test("[B75] after a kill at any byte the lifeboat holds what it held before, or what it was to hold", async () => {
  const whole = { left: 100_000 };
  await withLife(whole);
  const length = 100_000 - whole.left;
  expect(length).toBeGreaterThan(200);
  for (let left = 0; left <= length; left++) {
    const { slots, done, states } = await withLife({ left });
    const last = done.at(-1) ?? "";
    const afterwards = await read(slots);
    const allowed = [last, states[done.length + 1] ?? last];
    expect(allowed, `killed after ${left} bytes`).toContain(afterwards);
    // The next life goes on from there
    const more = slots.map(({ bytes }) => Object.assign(new Slot({ left: 10_000 }), { bytes }));
    const found = await newestWriting(
      more.map((slot) => slot.bytes),
      undefined,
    );
    const next = createLifeboat([more[0] as Slot, more[1] as Slot], found, { key: undefined, flushAfterMs: 0 });
    await next.rewrite(["new"]);
    await next.append(["life"]);
    expect(await read(more)).toBe("new life");
  }
});

test("what is damaged in the middle, and all that stands behind it, is not read", async () => {
  const { slots } = await withLife({ left: 10_000 });
  expect(await read(slots)).toBe("f g");
  const [one] = slots.filter(({ bytes }) => bytes.length > 0);
  const bytes = one?.bytes ?? new Uint8Array();
  for (const [at, found] of [
    [bytes.length - 1, "f"],
    [bytes.length - 20, "f"],
    [44, ""],
    [0, ""],
  ] as const) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(await read([Object.assign(new Slot({ left: 0 }), { bytes: damaged })])).toBe(found);
  }
});

test("what is added while a writing begins stands behind it, and what was added before is not repeated", async () => {
  const slots = [new Slot({ left: 10_000 }), new Slot({ left: 10_000 })] as const;
  const boat = createLifeboat(slots, undefined, { key: undefined, flushAfterMs: 0 });
  await Promise.all([
    boat.rewrite(["a"]),
    boat.append(["b"]),
    boat.append(["c"]),
    boat.rewrite(["abc"]),
    boat.append(["d"]),
    boat.append(["e"]),
  ]);
  expect(await read(slots)).toBe("abc d e");
  expect(boat.added).toBeGreaterThan(0);
  await boat.giveUp();
  await boat.append(["f"]);
  expect(slots.map(({ bytes }) => bytes.length)).toEqual([0, 0]);
});

test("a sealed lifeboat shows nothing, and opens with its own key only", async () => {
  const key = (byte: number) =>
    crypto.subtle.importKey("raw", new Uint8Array(32).fill(byte), "AES-GCM", false, ["encrypt", "decrypt"]);
  const slots = [new Slot({ left: 10_000 }), new Slot({ left: 10_000 })] as const;
  const boat = createLifeboat(slots, undefined, { key: await key(7), flushAfterMs: 0 });
  await boat.rewrite(["returns-to-Nyala"]);
  await boat.append(["with-her-children"]);
  const text = slots.map(({ bytes }) => new TextDecoder().decode(bytes)).join("");
  expect(text).not.toMatch(/Nyala|children/);
  expect(await read(slots, await key(7))).toBe("returns-to-Nyala with-her-children");
  expect(await read(slots, await key(8))).toBe("");
  expect(await read(slots)).not.toMatch(/Nyala|children/);
});
