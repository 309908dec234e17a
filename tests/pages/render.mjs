// SPDX-License-Identifier: MIT
// Renders the example contexts with the templates, as the library does: as they are, with hostile
// texts, and with as little as there may be.
//
//   node tests/pages/render.mjs FOLDER
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { modules, root } from "./modules.mjs";

const templates = join(root, "src/report/page/templates");
const contexts = fileURLToPath(new URL("contexts", import.meta.url));
const read = (...path) => readFileSync(join(...path), "utf8");

export const pages = ["member", "team", "index"];

export function render({ mustache }, name, changes = {}) {
  const context = { ...JSON.parse(read(contexts, `${name}.json`)), style: read(templates, "style.css"), ...changes };
  const partials = { head: read(templates, "head.mustache"), foot: read(templates, "foot.mustache") };
  return mustache.render(read(templates, `${name}.mustache`), context, partials);
}

// A text that must come out as text, and is wider than any screen.
const hostile = `</script></style><img src=x onerror=alert(1)>"'&{{id}}${"m".repeat(200)}`;

// The same context with that text in the place of all that comes from files.
function spoiled(value, key = "") {
  if (Array.isArray(value)) return value.map((item) => spoiled(item, key));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spoiled(item, name)]));
  }
  const isOthers = /^(id|team|band|badge|industry|withheld_words|model|note|page_id)$|_(title|member|top|reason|now|head|what)$/;
  return typeof value === "string" && isOthers.test(key) ? hostile : value;
}

// What a page has at least: no cohort, no history, no change, no plan.
const bare = {
  member: { bounds: undefined, possible_share: undefined, band: undefined, date: undefined, has_notes: false, standing: undefined, history: undefined,
    change: undefined, plan: undefined, tile_standing: undefined, tile_change: undefined, tile_first: undefined, standing_words: undefined },
  team: { industry: undefined, tile_industry: undefined, tile_move: undefined, date: undefined, has_before: false, movers: undefined,
    unsure: undefined, outcomes: undefined, has_bands: false, peers_name: undefined, industry_words: undefined },
  index: { has_bands: false, date: undefined },
};

// Writes all examples into a folder; gives the files.
export function renderAll(folder) {
  const packages = modules();
  mkdirSync(folder, { recursive: true });
  const write = (name, html) => {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, html);
    return file;
  };
  return pages.flatMap((name) => {
    const example = spoiled(JSON.parse(read(contexts, `${name}.json`)));
    delete example.style;
    return [
      write(name, render(packages, name)),
      write(`${name}-bare`, render(packages, name, bare[name])),
      write(`${name}-hostile`, render(packages, name, example)),
    ];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const file of renderAll(process.argv[2])) console.log(file);
}
