import { generateKeyPairSync } from "node:crypto";
import { importXlsForm } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { survey } from "./sheets.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
const privateKeys = {
  "PKCS #8": rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  "PKCS #1": rsa.privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
  "SEC 1": curve.privateKey.export({ type: "sec1", format: "pem" }).toString(),
};
const publicKeys = [rsa, curve].map((pair) => pair.publicKey.export({ type: "spki", format: "pem" }).toString());

/** As people paste it: without the lines around it. */
const bare = (pem: string): string => pem.replace(/-----.*-----|\n/g, "");

const importWith = (key: string) => {
  const rows = [
    { number: 1, cells: ["form_id", "public_key"] },
    { number: 2, cells: ["f", key] },
  ];
  return importXlsForm([survey("type | name | label\ninteger | a | A"), { name: "settings", rows }], "visit.xlsx");
};

test.each(Object.entries(privateKeys))(
  "[A30] a private key (%s) in place of the public one is refused, and not repeated",
  (_, pem) => {
    for (const text of [pem, bare(pem)]) {
      const imported = importWith(text);
      expect(imported.status).toBe("problems");
      const [note] = imported.notes.filter(({ severity }) => severity === "error");
      expect(note).toMatchObject({ code: "private-key", sheet: "settings", row: 2, column: "public_key" });
      expect(JSON.stringify(imported.notes)).not.toContain(bare(pem).slice(20, 50));
    }
  },
);

test("a public key is no error: it is said that the project's own keys seal", () => {
  for (const text of publicKeys.flatMap((pem) => [pem, bare(pem)])) {
    const imported = importWith(text);
    expect(imported.status).toBe("form");
    expect(imported.notes).toContainEqual(expect.objectContaining({ severity: "loss", column: "public_key" }));
  }
});
