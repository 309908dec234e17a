// SPDX-License-Identifier: MIT
// On paper of A4 a page is light, whatever the screen is, and breaks between sections: a section that
// fits on a sheet keeps together, a longer one breaks between its rows.

const SHEET = { width: 688, height: 1009 };  // A4 without the margins, in CSS pixels

async function breaks(page) {
  return page.evaluate(({ height }) => {
    const faults = [];
    const how = (element, name) => getComputedStyle(element)[name];
    for (const section of document.querySelectorAll("section")) {
      const fits = section.getBoundingClientRect().height <= height;
      if (fits && !section.matches(".long") && how(section, "breakInside") !== "avoid") faults.push(`#${section.id} may be split`);
      if (!fits && !section.querySelector("tr, .card")) faults.push(`#${section.id} is too long for a sheet`);
    }
    for (const part of document.querySelectorAll("section tr, section figure, section li")) {
      if (how(part, "breakInside") !== "avoid") faults.push(`<${part.localName}> may be split: ${part.textContent.trim().slice(0, 40)}`);
    }
    for (const heading of document.querySelectorAll("section h2, section h3")) {
      if (how(heading, "breakAfter") !== "avoid") faults.push(`"${heading.textContent}" may end a sheet`);
    }
    return faults.slice(0, 10);
  }, SHEET);
}

export async function print({ page }) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize(SHEET);
  const faults = await breaks(page);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  if (paper !== "rgb(255, 255, 255)") faults.push(`the paper is ${paper}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) faults.push(`it is ${over} pixels wider than the sheet`);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const sheets = (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  if (sheets === 0) faults.push("nothing is printed");
  return faults;
}
