import { type Migration, migrate } from "@returns/schemas";
import { expect, test } from "vitest";
import { eachDatabase } from "../databases.ts";

const first: Migration = { id: 1, name: "things", up: "create table thing (n integer); insert into thing values (1)" };
const second: Migration = {
  id: 2,
  name: "more things",
  up: async (sql) => {
    await sql.query("insert into thing values ($1)", [2]);
  },
};

eachDatabase((_kind, create) => {
  test("each step of the history is taken once, however often the server starts", async () => {
    const sql = await create().open();
    expect(await migrate(sql, [first])).toEqual(["things"]);
    expect(await migrate(sql, [first, second])).toEqual(["more things"]);
    expect(await migrate(sql, [first, second])).toEqual([]);
    expect((await sql.query("select n from thing order by n")).rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test("two servers that start at once take each step once", async () => {
    const sql = await create().open();
    const taken = await Promise.all([migrate(sql, [first, second]), migrate(sql, [first, second])]);
    expect(taken.flat().sort()).toEqual(["more things", "things"]);
  });

  test("a step that fails leaves the database as it was", async () => {
    const sql = await create().open();
    await migrate(sql, [first]);
    const broken: Migration = { id: 3, name: "broken", up: "insert into thing values (3); select 1 / 0" };
    await expect(migrate(sql, [first, second, broken])).rejects.toThrow(/division by zero/);
    expect((await sql.query("select n from thing")).rows).toEqual([{ n: 1 }]);
    expect(await migrate(sql, [first, second])).toEqual(["more things"]);
  });

  test("a database of a newer program is left alone, and the message says what to start", async () => {
    const sql = await create().open();
    await migrate(sql, [first, second]);
    await expect(migrate(sql, [first])).rejects.toThrow(
      /it has 2 steps, this program knows 1\. Start the newer version/,
    );
    await expect(migrate(sql, [first, { ...second, name: "other" }])).rejects.toThrow(
      /step 2 is "more things" there and "other" here/,
    );
  });
});

test("a history with a gap is refused before it touches anything", async () => {
  const untouchable = { query: fail, execute: fail, transaction: fail, close: fail };
  await expect(migrate(untouchable, [second])).rejects.toThrow(
    "Cannot use this history as its ids are not 1, 2, 3 …: found 2",
  );
});

function fail(): never {
  throw new Error("touched");
}
