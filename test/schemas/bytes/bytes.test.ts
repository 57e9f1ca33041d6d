import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../../schemas/src/bytes/sha256.ts";
import { fromBase64url, fromHex, toBase64url, toHex } from "../../../schemas/src/bytes/text-forms.ts";
import { utf8Decode, utf8Encode } from "../../../schemas/src/bytes/utf8.ts";

const anyBytes = fc.uint8Array({ maxLength: 300 });

test("texts become the bytes that every other program writes for them", () => {
  const text = fc.string({ unit: "binary", maxLength: 200 });
  fc.assert(
    fc.property(text, (value) => {
      expect([...utf8Encode(value)]).toEqual([...new TextEncoder().encode(value)]);
    }),
  );
});

test("[C114] bytes are read as text exactly where a strict reader accepts them, and never mended", () => {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const strictly = (bytes: Uint8Array) => {
    try {
      return strict.decode(bytes);
    } catch {
      return undefined;
    }
  };
  const nearlyText = fc
    .tuple(fc.string({ unit: "binary", maxLength: 20 }), fc.nat(), fc.nat(255))
    .map(([value, at, byte]) => {
      const bytes = utf8Encode(value);
      if (bytes.length > 0) bytes[at % bytes.length] = byte;
      return bytes;
    });
  fc.assert(
    fc.property(nearlyText, (bytes) => {
      expect(utf8Decode(bytes)).toBe(strictly(bytes));
    }),
    { numRuns: 3000 },
  );
  for (const wrong of [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xff], [0xe2, 0x82]]) {
    expect(utf8Decode(Uint8Array.from(wrong))).toBeUndefined();
  }
});

test("hexadecimal and base64url go there and back, and agree with other programs", () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
      expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromHex(toHex(bytes))).toEqual(bytes);
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
    }),
  );
});

test("a value has one spelling in base64url: padding, other letters and stray bits are refused", () => {
  expect(fromBase64url("AQ")).toEqual(Uint8Array.of(1));
  for (const wrong of ["AQ==", "AR", "A", "A+", "A/", "A Q"]) expect(fromBase64url(wrong)).toBeUndefined();
  for (const wrong of ["0", "0g", "AB"]) expect(fromHex(wrong)).toBeUndefined();
});

test("SHA-256 agrees with the platform's", () => {
  const platform = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  expect(toHex(sha256("abc"))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => index * 7 + length);
    expect(toHex(sha256(bytes))).toBe(platform(bytes));
  }
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      expect(toHex(sha256(bytes))).toBe(platform(bytes));
    }),
  );
});
