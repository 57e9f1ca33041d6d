import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type BrowserContext, chromium } from "playwright-core";

/** A real Chromium with a profile on disk, as an enumerator's phone has it. */
export interface RunningChromium {
  readonly context: BrowserContext;
  /** Ends the browser and all its processes at once, as an empty battery would: nothing is told, nothing is tidied. */
  kill(): Promise<void>;
  /** Closes it in order. */
  close(): Promise<void>;
}

const flags = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-crash-reporter",
  "--disable-dev-shm-usage",
  "--remote-debugging-port=0",
  // A window that nobody sees is painted all the same, and nothing of the browser's own lies over it after a kill or a name
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--disable-background-timer-throttling",
  "--hide-crash-restore-bubble",
  "--disable-search-engine-choice-screen",
  "--disable-default-apps",
  "--disable-component-extensions-with-background-pages",
  "--password-store=basic",
  // As in a released browser: builds of a distribution try features that are not ready, and once painted no more
  "--disable-field-trial-config",
  "--disable-features=Translate,PaintHolding,MediaRouter,OptimizationHints,AutofillServerCommunication",
];

/**
 * Starts Chromium (the system's, or where `CHROMIUM` says) on this profile.
 *
 * It is started here and not by Playwright, so that its whole process group can be killed.
 */
export async function launch(profile: string, more: readonly string[] = []): Promise<RunningChromium> {
  const program = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(program)) {
    throw new Error(`Cannot start Chromium as ${program} is not there. Install it, or set CHROMIUM to its path`);
  }
  rmSync(join(profile, "DevToolsActivePort"), { force: true });
  const child = spawn(program, [...flags, ...more, `--user-data-dir=${profile}`, "about:blank"], {
    detached: true,
    stdio: "ignore",
  });
  // A test run that is broken off takes its browsers with it
  const killNow = () => killGroup(child);
  process.once("exit", killNow);
  child.once("exit", () => process.off("exit", killNow));
  const port = await debuggingPort(profile, child);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error("Cannot use Chromium as it opened no profile");
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    context,
    kill: async () => {
      killGroup(child);
      await gone;
      await browser.close().catch(() => {});
    },
    close: async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send("Browser.close").catch(() => {});
      await Promise.race([gone, wait(5_000)]);
      killGroup(child);
    },
  };
}

/** A new, empty profile folder. */
export const freshProfile = (): string => mkdtempSync(join(tmpdir(), "returns-chromium-"));

async function debuggingPort(profile: string, child: ChildProcess): Promise<number> {
  const file = join(profile, "DevToolsActivePort");
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`Cannot use Chromium: it ended with exit code ${child.exitCode}`);
    const port = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
    if (port > 0) return port;
    await wait(100);
  }
  killGroup(child);
  throw new Error("Cannot use Chromium: it opened no debugging port within 30 seconds");
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone already
  }
}
