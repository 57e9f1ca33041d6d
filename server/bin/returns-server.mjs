#!/usr/bin/env node
// The operator's command: `npx returns-server --help`
import "../dist/main.js";
