// SPDX-License-Identifier: MIT
// Checks pages that ssi report wrote: docs/testing.md.
//
//   node tests/pages/check.mjs [--numbers FILE.json] PAGE.html...
//
// Ends with 1 if a page has a fault, 77 if a package or a browser is missing.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { checkFiles } from "./check_page.mjs";

const { values, positionals } = parseArgs({ options: { numbers: { type: "string" } }, allowPositionals: true });
if (positionals.length === 0) {
  console.error("check.mjs [--numbers FILE.json] PAGE.html...");
  process.exit(2);
}
const expected = values.numbers ? JSON.parse(await readFile(values.numbers, "utf8")) : undefined;
process.exit((await checkFiles(positionals, expected)) ? 0 : 1);
