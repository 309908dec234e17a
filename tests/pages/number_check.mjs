// SPDX-License-Identifier: MIT
// Every number that a page shows must be one that somebody expects.

const NUMBER = /[+\u2212-]?\d+(?:[.,]\d+)*/g;
const plain = (number) => number.replace("\u2212", "-").replace(/^\+/, "");
const magnitude = (number) => plain(number).replace(/^-/, "");

export const numbersOf = (text) => text.match(NUMBER) ?? [];

// expected: a list of texts whose numbers may be shown, or {allowed, required}: all numbers of
// `required` must be shown. A sign may be part of a date or of a range, so a number also passes without
// it, except where the page shows a minus (U+2212), which only a number has.
export async function numbers({ page, expected }) {
  if (!expected) return [];
  const { allowed = [], required = [] } = Array.isArray(expected) ? { allowed: expected } : expected;
  const texts = [...allowed, ...required].map(String);
  const known = new Set(texts.flatMap(numbersOf).flatMap((number) => [plain(number), magnitude(number)]));
  const shown = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true);
    copy.querySelectorAll("style").forEach((style) => style.remove());
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode.data);
    return texts;
  });
  const faults = [];
  const seen = new Set();
  for (const text of shown) {
    for (const number of numbersOf(text)) {
      seen.add(magnitude(number));
      const isKnown = known.has(plain(number)) || (!number.startsWith("\u2212") && known.has(magnitude(number)));
      if (!isKnown) faults.push(`nobody expects ${number} in "${text.trim().slice(0, 80)}"`);
    }
  }
  for (const number of required.map(String).flatMap(numbersOf)) {
    if (!seen.has(magnitude(number))) faults.push(`${number} is not shown`);
  }
  return faults;
}
