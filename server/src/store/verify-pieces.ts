import type { Sql } from "@returns/schemas";
import { z } from "zod";

export type PiecesVerdict =
  | { readonly status: "whole"; readonly pieces: number }
  | { readonly status: "broken"; readonly piece: string };

/** Reads every piece of photos, recordings and files, and compares it with its name. */
export async function verifyPieces(
  sql: Sql,
  hashOf: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
): Promise<PiecesVerdict> {
  let last = "";
  let pieces = 0;
  for (;;) {
    const { rows } = await sql.query("select hash, bytes from piece where hash > $1 order by hash limit 20", [last]);
    if (rows.length === 0) return { status: "whole", pieces };
    for (const row of rows) {
      const { hash, bytes } = Piece.parse(row);
      if ((await hashOf(bytes)) !== hash) return { status: "broken", piece: hash };
      last = hash;
      pieces += 1;
    }
  }
}

const Piece = z.object({
  hash: z.string(),
  bytes: z.instanceof(Uint8Array).transform((bytes) => Uint8Array.from(bytes)),
});
