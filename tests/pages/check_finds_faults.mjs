// SPDX-License-Identifier: MIT
// A check that cannot fail is none: breaks a sound page in many ways, and fails unless the check that
// is for it finds each.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPage } from "./check_page.mjs";
import { launch, modules } from "./modules.mjs";
import { render } from "./render.mjs";

const replaced = (from, to) => (html) => {
  if (!html.includes(from)) throw new Error(`the page has no ${from}`);
  return html.replace(from, to);
};
const inserted = (html) => replaced("</main>", `${html}</main>`);
const styled = (css) => replaced("</style>", `${css}\n</style>`);

// What is broken: the check that must find it, and how the page is broken.
const FAULTS = {
  "an element that is not closed": ["validity", inserted("<div><b>")],
  "an id that comes twice": ["validity", inserted('<p id="terms">again</p>')],
  "a page of 200 kB": ["size", inserted(`<p>${"long ".repeat(40000)}</p>`)],
  "no policy": ["policy", replaced('http-equiv="Content-Security-Policy"', 'name="nothing"')],
  "a policy that lets scripts in": ["policy", replaced("default-src 'none'", "default-src 'self'")],
  "a script": ["scripts", inserted("<script>1</script>")],
  "a script in an attribute": ["scripts", inserted('<p onclick="1">here</p>')],
  "a link that is a script": ["scripts", inserted('<a href="javascript:1">here</a>')],
  "a picture from elsewhere": ["requests", inserted('<img src="https://example.org/x.png" alt="">')],
  "a style from elsewhere": ["requests", styled("main { background: url(https://example.org/x.png); }")],
  "a link to another place": ["requests", inserted('<a href="https://example.org/">away</a>')],
  "a link to nothing": ["links", replaced('href="#standing"', 'href="#nowhere"')],
  "letters too pale": ["accessibility", styled(".lead { color: #bbb; }")],
  "letters too pale in the dark": ["accessibility", styled("@media (prefers-color-scheme: dark) { .lead { color: #333; } }")],
  "a control without a name": ["accessibility", inserted('<div role="checkbox" tabindex="0" aria-checked="true"></div>')],
  "no language": ["outline", replaced('<html lang="en">', "<html>")],
  "a heading that skips a level": ["outline", inserted("<h5>deep</h5>")],
  "a section with nothing but its heading": ["outline", inserted('<section aria-labelledby="empty"><h2 id="empty">Empty</h2></section>')],
  "a chart without its figures": ["alternatives", (html) => html.replace(/(<desc id="history-figures">)[^<]*/, "$1A line.")],
  "a chart without a title": ["alternatives", (html) => html.replace(/<title id="history-title">[^<]*<\/title>/, "")],
  "a chart without a role": ["alternatives", (html) => html.replace(' role="img"', "")],
  "a gain told by its colour": ["signs", inserted('<p class="gain">1.50</p>')],
  "letters of a chart too pale": ["contrast", styled(".plot text { fill: #ccc; }")],
  "columns too pale": ["contrast", styled(".plot .column { stroke: none; }")],
  "no dark theme": ["contrast", styled("body { background: #fff !important; }")],
  "a page that is too wide": ["width", inserted('<p style="width: 400px">wide</p>')],
  "too wide for a small phone": ["reflow", inserted('<p style="width: 310px">wide</p>')],
  "no room for spaced letters": ["reflow", inserted('<p style="white-space: nowrap">just as wide as a small phone has room</p>')],
  "letters on letters": ["overlaps", (html) => html.replace(/(<text [^>]*>)(median [^<]*<\/text>)/, "$1$2$1$2")],
  "a region that the keyboard cannot scroll": ["keyboard", inserted('<div class="scroll"><p style="width: 3000px">wide</p></div>')],
  "a focus that nobody sees": ["keyboard", styled(":focus-visible { outline: none; }")],
  "an order of its own": ["keyboard", replaced('<a href="#plan"', '<a tabindex="5" href="#plan"')],
  "a link that Tab leaves out": ["keyboard", replaced('<a href="#plan"', '<a tabindex="-1" href="#plan"')],
  "dark paper in print": ["print", styled("@media print { body { background: #000; } }")],
  "sections that are split": ["print", styled("@media print { section { break-inside: auto !important; } }")],
  "rows that are split": ["print", styled("@media print { tr { break-inside: auto !important; } }")],
  "too wide for paper": ["print", styled("@media print { section { width: 1400px; } }")],
  "a number that nobody expects": ["numbers", inserted("<p>77.77 points</p>")],
  "a sign that nobody expects": ["numbers", inserted("<p>\u221243.71 points</p>")],
};

const numbersIn = (html) => html.replace(/<style>[\s\S]*?<\/style>/g, "").replace(/<[^>]*>/g, " ");

const packages = modules();
const browser = await launch(packages);
const folder = mkdtempSync(join(tmpdir(), "ssi-pages-"));
const file = join(folder, "page.html");
const sound = render(packages, "member");
const expected = [numbersIn(sound)];
let missed = 0;
for (const [what, [check, broken]] of Object.entries(FAULTS)) {
  const html = broken(sound);
  if (html === sound) throw new Error(`${what}: the page is as it was`);
  writeFileSync(file, html);
  const faults = await checkPage({ file, browser, packages, expected, only: check });
  if (faults.length === 0) ++missed;
  console.log(`${faults.length === 0 ? "MISSED" : "found"} by ${check}: ${what}${faults.length ? ` (${faults[0].fault})` : ""}`);
}
await browser.close();
rmSync(folder, { recursive: true });
process.exit(missed === 0 ? 0 : 1);
