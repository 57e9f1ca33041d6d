import { migrate } from "@returns/schemas";
import { history, practiceSetup, readSetup, storeSetup } from "@returns/server";
import { expect, test } from "vitest";
import { eachDatabase } from "../databases.ts";

eachDatabase((_kind, create) => {
  test("a project comes back as it was stored, and storing it again changes nothing", async () => {
    const sql = await create().open();
    await migrate(sql, history);
    expect(await readSetup(sql)).toBeUndefined();
    const practice = practiceSetup();
    expect(await storeSetup(sql, practice)).toBe("stored");
    expect(await storeSetup(sql, practice)).toBe("no-changes");
    expect(await readSetup(sql)).toEqual(practice);
    expect(await storeSetup(sql, { ...practice, round: "second" })).toBe("stored");
    expect((await readSetup(sql))?.round).toBe("second");
  });
});
