import { deflateRawSync } from "node:zlib";
import {
  canonicalJson,
  type EnvelopeParts,
  isFramed,
  openEnvelope,
  quarantineCodes,
  sealEnvelope,
  toHex,
  utf8Encode,
} from "@returns/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";
import { joinBytes } from "../../../schemas/src/bytes/join-bytes.ts";
import { goodHeader, makeDevice, tools } from "./device.ts";
import { forgeEnvelope, type Pieces } from "./forge.ts";

const device = await makeDevice("d-1");
const keyOf = async (id: string) => (id === device.id ? device.key : undefined);
const parts: EnvelopeParts = { core: { hh_size: 7 }, pii: { name: "آمنة" }, paradata: { minutes: 41 } };
const seal = (header: object = {}, some: Partial<EnvelopeParts> = {}) =>
  sealEnvelope({ header: { ...goodHeader, ...header }, parts: { ...parts, ...some } }, { sign: device.sign, tools });
const open = (bytes: Uint8Array<ArrayBuffer>) => openEnvelope(bytes, { keyOf, tools });

const forge = (pieces: Pieces) => forgeEnvelope(pieces, device.sign);

const codeOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const opened = await open(bytes);
  return opened.status === "quarantined" ? opened.code : "opened";
};

test("an interview comes out of its envelope as it went in, under the name that the phone gave it", async () => {
  const envelope = await seal();
  expect(await open(envelope.bytes)).toEqual({ status: "opened", hash: envelope.hash, header: goodHeader, parts });
  expect(envelope.hash).toBe(toHex(await tools.sha256(envelope.bytes)));
});

test("whatever JSON an interview holds survives the envelope", async () => {
  const text = fc.string({ unit: "grapheme" });
  const name = text.filter((key) => !["__proto__", "constructor", "prototype"].includes(key));
  const answer = fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.array(text),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, answer), async (core) => {
      const opened = await open((await seal({}, { core })).bytes);
      expect(opened).toMatchObject({ status: "opened" });
      if (opened.status === "opened") expect(canonicalJson(opened.parts.core)).toBe(canonicalJson(core));
    }),
    { numRuns: 60 },
  );
});

test("a single changed byte, wherever it is, is noticed", async () => {
  const { bytes } = await seal();
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    const opened = await open(changed);
    expect(opened.status, `byte ${at}`).toBe("quarantined");
    expect(isFramed(changed)).toBe(at >= 4);
  }
});

test("an envelope cut short or with something behind it is not opened", async () => {
  const { bytes } = await seal();
  for (let length = 0; length < bytes.length; length += 7)
    expect(await codeOf(bytes.slice(0, length))).toBe("bad-outer");
  expect(await codeOf(joinBytes(bytes, Uint8Array.of(0)))).toBe("bad-outer");
});

test("[C85] a frame of version 9 or of an unknown suite is kept as one that cannot be opened yet", async () => {
  const { bytes } = await seal();
  for (const at of [4, 5]) {
    const later = bytes.slice();
    later[at] = 9;
    expect(isFramed(later)).toBe(true);
    expect(await open(later)).toMatchObject({ code: "bad-outer", detail: expect.stringContaining("9") });
  }
});

test("[C87] what another phone signed in the name of this one is not opened", async () => {
  const stranger = await makeDevice("d-1");
  const forged = await sealEnvelope({ header: goodHeader, parts }, { sign: stranger.sign, tools });
  expect(await codeOf(forged.bytes)).toBe("bad-signature");
});

test("an envelope of a phone that this office never enrolled waits for its key", async () => {
  expect(await open((await seal({ deviceId: "d-2" })).bytes)).toMatchObject({
    code: "unknown-device",
    header: { deviceId: "d-2" },
  });
});

test("[C109] a part that inflates to a gigabyte is stopped at 4 MiB", async () => {
  const layer = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 32), { level: 9 });
  expect(layer.length).toBeLessThan(100_000);
  const started = performance.now();
  expect(await codeOf(await forge({ core: layer }))).toBe("too-big");
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("[C109] three parts that are large together are too big as well", async () => {
  const half = JSON.stringify(Array.from({ length: 50 }, () => "a".repeat(60_000)));
  expect(await codeOf(await forge({ core: half }))).toBe("opened");
  expect(await codeOf(await forge({ core: half, pii: half }))).toBe("too-big");
});

test("[C110] answers nested 33, 7,000 or 200,000 levels deep are set aside before anybody parses them", async () => {
  for (const levels of [33, 7_000, 200_000]) {
    expect(await codeOf(await forge({ core: "[".repeat(levels) + "]".repeat(levels) }))).toBe("too-deep");
  }
});

test("[C111] a __proto__ key in the answers or the header is set aside and changes no object", async () => {
  expect(await codeOf(await forge({ core: '{"__proto__":{"role":"administrator"}}' }))).toBe("schema-mismatch");
  expect(await codeOf(await forge({ header: '{"__proto__":{"v":1}}' }))).toBe("schema-mismatch");
  expect(Object.hasOwn(Object.prototype, "role")).toBe(false);
});

test("[C112] answers with a key twice are set aside", async () => {
  expect(await codeOf(await forge({ core: '{"age":1,"age":2}' }))).toBe("bad-inner");
});

test("[C113] answers in another spelling than the canonical one are set aside", async () => {
  for (const core of ['{"b":1,"a":2}', '{ "a":1}', '{"a":1.0}', '{"a":9007199254740993}', '{"a":"\\u0041"}']) {
    expect(await codeOf(await forge({ core }))).toBe("bad-inner");
  }
});

test("[C114] answers that are not UTF-8, or not deflated, are set aside", async () => {
  expect(await codeOf(await forge({ core: deflateRawSync(Buffer.from([0x22, 0xff, 0x22])) }))).toBe("bad-inner");
  expect(await codeOf(await forge({ core: utf8Encode("{}") }))).toBe("bad-inner");
});

test("[C116] an interview named by a v4, nil or misspelt UUID is set aside", async () => {
  for (const interviewId of [
    "9b2d6f0e-5d5e-4c59-8f9d-2f4b8a1f5c11",
    "00000000-0000-0000-0000-000000000000",
    "01890A5D-AC96-774B-BCCE-B302099A8057",
  ]) {
    expect(await codeOf(await forge({ header: canonicalJson({ ...goodHeader, interviewId }) }))).toBe(
      "schema-mismatch",
    );
  }
});

test("a header that says more than the office knows is set aside, not half believed", async () => {
  expect(await open(await forge({ header: canonicalJson({ ...goodHeader, role: "administrator" }) }))).toMatchObject({
    code: "schema-mismatch",
  });
});

test("the phone cannot seal what the office could not open", async () => {
  await expect(seal({ interviewId: "1" })).rejects.toThrow("look at interviewId");
  await expect(seal({}, { core: { age: Number.NaN } })).rejects.toThrow("value.age");
  const large = Array.from({ length: 1_000_000 }, (_, index) => (index * 2654435761) % 4294967296);
  await expect(seal({}, { core: large })).rejects.toThrow("too large to be sent");
});

test("no two reasons for setting aside share a name", () => {
  expect(new Set(quarantineCodes).size).toBe(quarantineCodes.length);
});
