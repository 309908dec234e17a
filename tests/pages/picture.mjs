// SPDX-License-Identifier: MIT
// Takes a picture of the top of a page:
//
//   node tests/pages/picture.mjs PAGE.html OUT.png light|dark WIDTH HEIGHT
import { pathToFileURL } from "node:url";
import { launch, modules } from "./modules.mjs";

const [page, out, colorScheme, width, height] = process.argv.slice(2);
const browser = await launch(modules());
const context = await browser.newContext({ colorScheme, viewport: { width: Number(width), height: Number(height) } });
const tab = await context.newPage();
await tab.goto(pathToFileURL(page).href);
await tab.screenshot({ path: out });
await browser.close();
