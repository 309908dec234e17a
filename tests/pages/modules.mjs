// SPDX-License-Identifier: MIT
// What the checks take from outside the source tree: npm's packages, which scripts/pages-test.sh installs
// into the build folder, and a Chromium. Without one of them a test is skipped, not failed.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = resolve(process.env.SSI_PAGES_MODULES ?? join(root, "build/pages"));

function leaveOut(why) {
  console.error(`left out: ${why} (scripts/pages-test.sh installs it)`);
  process.exit(process.env.SSI_PAGES_REQUIRED ? 1 : 77);
}

export function modules() {
  const packages = {};
  try {
    const require = createRequire(join(folder, "package.json"));
    packages.axe = require("axe-core").source;
    packages.mustache = require("mustache");
    packages.playwright = require("playwright-core");
    packages.htmlValidate = require("html-validate");
  } catch (error) {
    leaveOut(`no packages in ${folder}: ${error.message.split("\n")[0]}`);
  }
  return packages;
}

export async function launch({ playwright }) {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) leaveOut("no Chromium");
  // Pages are files of our own; root, as in a container, has no sandbox.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return playwright.chromium.launch({ executablePath, args });
}
