import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { receiptKeyAt } from "@returns/server";
import { afterAll, expect, test } from "vitest";
import { tools } from "../../schemas/envelope/device.ts";

const folder = mkdtempSync(join(tmpdir(), "returns-key-"));
afterAll(() => rmSync(folder, { recursive: true }));
const message = new TextEncoder().encode("received").slice();

test("the key that is made at the first start is there at the second, and only its owner can read it", async () => {
  const path = join(folder, "new", "receipt-key.json");
  const first = await receiptKeyAt(path);
  const second = await receiptKeyAt(path);
  expect(second.fingerprint).toBe(first.fingerprint);
  expect(await tools.verify(first.publicKey, message, await second.sign(message))).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, "new"))).toEqual(["receipt-key.json"]);
});

test("the public half that phones get holds nothing of the private one", async () => {
  const path = join(folder, "public.json");
  const { publicKey } = await receiptKeyAt(path);
  expect(Object.keys(publicKey).sort()).toEqual(["crv", "kty", "x", "y"]);
  expect(JSON.stringify(publicKey)).not.toContain(JSON.parse(readFileSync(path, "utf8")).d);
});

test.each(["", "{", "{}", '{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"AA"}'])(
  "a damaged key file (%j) stops the server with a way out, and is never replaced",
  async (text) => {
    const path = join(folder, "damaged.json");
    writeFileSync(path, text);
    await expect(receiptKeyAt(path)).rejects.toThrow("Put it back from a backup");
    expect(readFileSync(path, "utf8")).toBe(text);
  },
);
