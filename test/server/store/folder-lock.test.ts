import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockFolder } from "@returns/server";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "returns-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const onLinux = existsSync("/proc/self/stat");

test("a folder is locked once, and free again after it was released", async () => {
  const release = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(
    `Cannot use the data folder ${folder} as another process works in it: process ${process.pid} on `,
  );
  release();
  (await lockFolder(folder))();
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(!onLinux)("the lock of a killed process is taken over at once", async () => {
  const holder = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(holder, "spawn");
  const release = await lockFolder(folder);
  const own = JSON.parse(readFileSync(join(folder, "lock"), "utf8"));
  release();
  const stat = readFileSync(`/proc/${holder.pid}/stat`, "utf8");
  const began = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  writeFileSync(join(folder, "lock"), JSON.stringify({ ...own, pid: holder.pid, began }));
  await expect(lockFolder(folder)).rejects.toThrow(`process ${holder.pid}`);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  const before = Date.now();
  (await lockFolder(folder))();
  expect(Date.now() - before).toBeLessThan(1_000);
});

test.skipIf(!onLinux)("a lock whose number went to another process since is taken over", async () => {
  const release = await lockFolder(folder);
  const lock = readFileSync(join(folder, "lock"), "utf8");
  release();
  writeFileSync(join(folder, "lock"), lock.replace(/"began":"\d+"/, '"began":"1"'));
  (await lockFolder(folder))();
});

test("a lock from another machine counts as long as somebody keeps it fresh", async () => {
  const path = join(folder, "lock");
  const foreign = { pid: 1, began: "5", place: "elsewhere", host: "server-2", since: "2026-11-24T10:00:00Z" };
  writeFileSync(path, JSON.stringify(foreign));
  const beat = setInterval(() => utimesSync(path, new Date(), new Date()), 300);
  await expect(lockFolder(folder)).rejects.toThrow("process 1 on server-2, since 2026-11-24T10:00:00Z");
  clearInterval(beat);
  (await lockFolder(folder))();
});

test("a lock that is only half there is taken over", async () => {
  writeFileSync(join(folder, "lock"), '{"pid": 12');
  (await lockFolder(folder))();
});

test("of many processes that start at once after a crash, one gets the folder", async () => {
  writeFileSync(join(folder, "lock"), "left behind");
  const source = new URL("../../../server/src/store/folder-lock.ts", import.meta.url).pathname;
  const script = `import { lockFolder } from ${JSON.stringify(source)};
    await lockFolder(${JSON.stringify(folder)}).then(() => { console.log("mine"); setTimeout(() => {}, 4000); }, () => console.log("taken"));`;
  const starts = Array.from({ length: 4 }, async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
    });
    await once(child, "exit");
    return said.trim();
  });
  expect((await Promise.all(starts)).sort()).toEqual(["mine", "taken", "taken", "taken"]);
});
