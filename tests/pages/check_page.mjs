// SPDX-License-Identifier: MIT
// Runs all checks on a page. Gives its faults as [{check, fault}].
import { pathToFileURL } from "node:url";
import { readFile } from "node:fs/promises";
import { everyLook, oneLook } from "./browser_checks.mjs";
import { keyboard } from "./keyboard_check.mjs";
import { launch, modules } from "./modules.mjs";
import { numbers } from "./number_check.mjs";
import { print } from "./print_check.mjs";
import { sourceChecks } from "./source_checks.mjs";

const LOOKS = ["light", "dark"].flatMap((scheme) => [360, 1280].map((width) => ({ scheme, width })));

// Opens the page in a window of its own that lets nothing out but the file itself.
async function open(browser, url, { scheme, width }) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
  const requested = [];
  await context.route("**/*", (route) => {
    const asked = route.request().url();
    if (asked === url) return route.continue();
    requested.push(`it asks for ${asked}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("console", (message) => requested.push(`the browser says: ${message.text()}`));
  page.on("pageerror", (error) => requested.push(`a script failed: ${error.message}`));
  await page.goto(url);
  return { page, requested, context };
}

// The checks of a look: those of every look, and once those that need no other.
function checksOf({ scheme }, isFirst) {
  return {
    ...everyLook,
    ...(scheme === "light" ? { keyboard } : {}),
    ...(isFirst ? { ...oneLook, numbers, print } : {}),
  };
}

// only: the name of one check to run; without it all are.
export async function checkPage({ file, browser, packages, expected, only }) {
  const html = await readFile(file, "utf8");
  const url = pathToFileURL(file).href;
  const kind = /data-page="(\w+)"/.exec(html)?.[1];
  const faults = [];
  const run = async (checks, where, about) => {
    for (const [name, check] of checks) {
      for (const fault of await check(about)) faults.push({ check: name, fault: where + fault });
    }
  };
  const wanted = (checks) => Object.entries(checks).filter(([name]) => !only || name === only);
  await run(wanted(sourceChecks), "", { html, kind, packages });
  for (const look of LOOKS) {
    const checks = wanted(checksOf(look, look === LOOKS[0]));
    if (checks.length === 0) continue;
    const { page, requested, context } = await open(browser, url, look);
    const about = { page, requested, packages, expected, scheme: look.scheme };
    await run(checks, `${look.scheme}, ${look.width} pixels: `, about);
    await context.close();
  }
  return faults;
}

// Prints what is wrong with the files. Gives whether nothing is.
export async function checkFiles(files, expected) {
  const packages = modules();
  const browser = await launch(packages);
  let sound = true;
  for (const file of files) {
    const faults = await checkPage({ file, browser, packages, expected });
    for (const { check, fault } of faults) console.log(`${file}: ${check}: ${fault}`);
    if (faults.length > 0) sound = false;
    else console.log(`${file}: no faults`);
  }
  await browser.close();
  return sound;
}
