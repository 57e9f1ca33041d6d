// Installs what the tests need beside npm packages, where it is missing: a real Chromium and a real PostgreSQL.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const onPath = (name) => (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Debian keeps each major version of PostgreSQL in a folder of its own, outside the PATH. */
const debianServers = "/usr/lib/postgresql";
const hasPostgres = () =>
  existsSync(debianServers) &&
  readdirSync(debianServers).some((version) => existsSync(join(debianServers, version, "bin/initdb")));

/** Each need: how to see that it is met, and the Debian package that meets it. */
const needs = [
  { name: "Chromium", package: "chromium", met: () => process.env.CHROMIUM !== undefined || onPath("chromium") },
  {
    name: "PostgreSQL",
    package: "postgresql",
    met: () => process.env.POSTGRES_BIN !== undefined || hasPostgres(),
  },
];

const missing = needs.filter((need) => !need.met());
if (missing.length > 0) {
  const names = missing.map((need) => need.name).join(" and ");
  const packages = missing.map((need) => need.package);
  if (process.getuid?.() !== 0 || !onPath("apt-get")) {
    console.error(
      `Cannot run the tests as ${names} cannot be found on this machine. ` +
        `Install with: sudo apt-get install ${packages.join(" ")}\n` +
        "or name yours by CHROMIUM=/path/to/chromium and POSTGRES_BIN=/path/to/postgresql/bin",
    );
    process.exit(1);
  }
  console.error(`Installing ${names} for the tests …`);
  const quiet = { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  execFileSync("apt-get", ["update", "-qq"], quiet);
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], quiet);
  const still = needs.filter((need) => !need.met());
  if (still.length > 0) {
    console.error(`Cannot run the tests as ${still.map((need) => need.name).join(" and ")} did not install`);
    process.exit(1);
  }
}
