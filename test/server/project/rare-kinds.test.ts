import type { Answers } from "@returns/schemas";
import { openPglite } from "@returns/server";
import { expect, test } from "vitest";
import { answerTables } from "../../../server/src/project/table-plan.ts";
import { ensureAnswerTables, insertAnswers, readAnswers } from "../../../server/src/store/answer-tables.ts";
import { answeredByChance, rareKinds } from "../../schemas/kinds/rare-kinds.ts";

test("answers to the rarer kinds of question come back from their typed columns as they were given", async () => {
  const sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
  const tables = answerTables(rareKinds);
  await sql.execute("create table submission_core (hash text primary key)");
  await ensureAnswerTables(sql, tables);
  const made = Array.from({ length: 12 }, (_, seed) => ({ hash: `h${seed}`, answers: answeredByChance(seed) }));
  for (const { hash, answers } of made) await insertAnswers(sql, hash, answers, tables);
  const read = await readAnswers(sql, tables, { submissions: "select hash from submission_core", values: [] });
  expect(made.map(({ hash }) => read.get(hash))).toEqual(made.map(({ answers }) => withoutPlaces(answers)));
  await sql.close();
});

/** Where somebody walked has no column, but how long the way is has one. */
function withoutPlaces({ way: _way, field: _field, ...others }: Answers): Answers {
  return others;
}
