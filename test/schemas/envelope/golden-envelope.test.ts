import { createHash, createPublicKey, verify } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { fromBase64url, openEnvelope } from "@returns/schemas";
import { expect, test } from "vitest";
import { tools } from "./device.ts";

const folder = new URL("golden/", import.meta.url);

for (const file of readdirSync(folder)) {
  const golden = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  const bytes = fromBase64url(golden.bytes) ?? new Uint8Array();

  test(`an interview that was sealed by an earlier release still opens: ${file}`, async () => {
    const opened = await openEnvelope(bytes, { keyOf: async () => golden.key, tools });
    expect(opened).toEqual({ status: "opened", hash: golden.hash, header: golden.header, parts: golden.parts });
  });

  test(`somebody without our program can check and read it by the documented frame: ${file}`, () => {
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(golden.hash);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const key = createPublicKey({ key: golden.key, format: "jwk" });
    const signed = bytes.subarray(0, bytes.length - view.getUint16(22));
    expect(verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, bytes.subarray(signed.length))).toBe(true);

    let at = 24;
    const [header, ...parts] = [6, 10, 14, 18].map((place) => {
      const start = at;
      at += view.getUint32(place);
      return Buffer.from(bytes.subarray(start, at));
    });
    expect(JSON.parse(String(header))).toEqual(golden.header);
    const [core, pii, paradata] = parts.map((part) => JSON.parse(String(inflateRawSync(part))));
    expect({ core, pii, paradata }).toEqual(golden.parts);
  });
}
