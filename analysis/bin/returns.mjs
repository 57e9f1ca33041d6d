#!/usr/bin/env node
// The command runs from its TypeScript sources: nothing has to be built first
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("./tsconfig.json", import.meta.url)) });
const [{ main }, { processTerminal }] = await Promise.all([import("./main.ts"), import("./terminal.ts")]);
process.exitCode = await main(process.argv.slice(2), processTerminal);
