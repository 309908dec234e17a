// SPDX-License-Identifier: MIT
// The templates with the example contexts have no fault.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFiles } from "./check_page.mjs";
import { renderAll } from "./render.mjs";

const folder = mkdtempSync(join(tmpdir(), "ssi-pages-"));
const sound = await checkFiles(renderAll(folder));
rmSync(folder, { recursive: true });
process.exit(sound ? 0 : 1);
