import { expect, test } from "vitest";
import { eachDatabase } from "../databases.ts";

eachDatabase((kind, create) => {
  test("every kind of value comes back as it was put in", async () => {
    const sql = await create().open();
    await sql.execute(
      "create table thing (a text, b double precision, c bigint, d boolean, e bytea, f text[], g date, h timestamptz, i text)",
    );
    const { affected } = await sql.query("insert into thing values ($1,$2,$3,$4,$5,$6,$7,$8,$9)", [
      "عائشة ‎'; drop table thing",
      0.1,
      9_007_199_254_740_993n,
      true,
      new Uint8Array([0, 255, 10]),
      ["water", 'a "b", {c}', ""],
      "2026-11-24",
      "2026-11-24T10:42:00.123+02:00",
      null,
    ]);
    expect(affected).toBe(1);
    const { rows } = await sql.query<{ e: Uint8Array }>("select * from thing");
    expect([...(rows[0]?.e ?? [])]).toEqual([0, 255, 10]);
    expect({ ...rows[0], e: undefined }).toEqual({
      a: "عائشة ‎'; drop table thing",
      b: 0.1,
      c: 9_007_199_254_740_993n,
      d: true,
      e: undefined,
      f: ["water", 'a "b", {c}', ""],
      g: "2026-11-24",
      h: "2026-11-24T08:42:00.123Z",
      i: null,
    });
    expect((await sql.query("select count(*) as n from thing")).rows).toEqual([{ n: 1 }]);
    expect((await sql.query("select 1 as one where false")).affected).toBe(0);
  });

  test("a failed transaction leaves nothing behind", async () => {
    const sql = await create().open();
    await sql.execute("create table thing (n integer primary key)");
    const failing = sql.transaction(async (tx) => {
      await tx.query("insert into thing values (1)");
      await tx.query("insert into thing values (1)");
    });
    await expect(failing).rejects.toThrow(/duplicate key/);
    expect((await sql.query("select * from thing")).rows).toEqual([]);
  });

  test("a transaction whose failed sentence was overlooked is not acknowledged", async () => {
    const sql = await create().open();
    await sql.execute("create table thing (n integer primary key)");
    const overlooked = sql.transaction(async (tx) => {
      await tx.query("insert into thing values (1)");
      await tx.query("insert into thing values (1)").catch(() => {});
    });
    await expect(overlooked).rejects.toThrow();
    expect((await sql.query("select * from thing")).rows).toEqual([]);
  });

  test("a failure inside an inner transaction undoes the inner work only", async () => {
    const sql = await create().open();
    await sql.execute("create table thing (n integer primary key)");
    await sql.transaction(async (tx) => {
      await tx.query("insert into thing values (1)");
      const inner = tx.transaction(async (nested) => {
        await nested.query("insert into thing values (2)");
        await nested.query("insert into thing values (1)");
      });
      await expect(inner).rejects.toThrow(/duplicate key/);
      await tx.query("insert into thing values (3)");
    });
    expect((await sql.query("select n from thing order by n")).rows).toEqual([{ n: 1 }, { n: 3 }]);
  });

  test("a call past the handle of its own transaction is refused, and does not wait for ever", async () => {
    const sql = await create().open();
    await sql.execute("create table thing (n integer)");
    const past = sql.transaction(async (tx) => {
      await tx.query("insert into thing values (1)");
      await sql.query("insert into thing values (2)");
    });
    await expect(past).rejects.toThrow("Cannot use the database past its own transaction: use the handle");
    expect((await sql.query("select * from thing")).rows).toEqual([]);
  });

  test("transactions that are asked for at once are all done", async () => {
    const sql = await create().open();
    await sql.execute("create table counter (n integer); insert into counter values (0)");
    const add = () =>
      sql.transaction(async (tx) => {
        await tx.query("update counter set n = n + 1");
      });
    await Promise.all(Array.from({ length: 20 }, add));
    expect((await sql.query("select n from counter")).rows).toEqual([{ n: 20 }]);
  });

  // Memory ends with the database
  if (kind === "PGlite in memory") return;
  test("what was stored is there after closing and opening again", async () => {
    const database = create();
    const before = await database.open();
    await before.execute("create table thing (n integer); insert into thing values (7)");
    await before.close();
    const after = await database.open();
    expect((await after.query("select n from thing")).rows).toEqual([{ n: 7 }]);
  });
});
