// SPDX-License-Identifier: MIT
// Checks of a page as the browser shows it. Each gives a list of faults, in words.

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

// Nothing may run, be loaded or lead elsewhere.
async function scripts({ page }) {
  return page.evaluate(() => {
    const faults = [];
    const forbidden = "script, iframe, frame, object, embed, form, base, img, video, audio, source, template";
    for (const element of document.querySelectorAll(forbidden)) faults.push(`a <${element.localName}>`);
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on")) faults.push(`${name} of <${element.localName}>`);
        if (/^\s*(javascript|vbscript):/i.test(value)) faults.push(`${name}="${value}"`);
      }
    }
    if (document.querySelector('meta[http-equiv="refresh" i]')) faults.push("it goes elsewhere");
    return faults;
  });
}

async function requests({ page, requested }) {
  const written = await page.evaluate(() => {
    const faults = [];
    for (const element of document.querySelectorAll("[src], [srcset], [href], [data], [poster], [action]")) {
      for (const name of ["src", "srcset", "href", "data", "poster", "action"]) {
        const value = element.getAttribute(name);
        if (value === null || value.startsWith("#") || value.startsWith("data:")) continue;
        const isLink = element.localName === "a" && !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(value);
        if (!isLink) faults.push(`${name}="${value}" of <${element.localName}>`);
      }
    }
    const styles = [...document.querySelectorAll("style")].map((style) => style.textContent);
    for (const element of document.querySelectorAll("[style]")) styles.push(element.getAttribute("style"));
    for (const style of styles) if (/url\(|@import|image-set\(/i.test(style)) faults.push("a style loads something");
    return faults;
  });
  return [...written, ...requested];
}

async function links({ page }) {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => link.getAttribute("href"))
      .filter((href) => !document.getElementById(href.slice(1)))
      .map((href) => `nothing is at ${href}`),
  );
}

async function accessibility({ page, packages }) {
  await page.evaluate(packages.axe);
  const { violations } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
    WCAG,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

// Headings in order, and a name for each section.
async function outline({ page }) {
  return page.evaluate(() => {
    const faults = [];
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((h) => Number(h.localName[1]));
    if (levels.filter((level) => level === 1).length !== 1) faults.push("not one h1");
    levels.forEach((level, i) => {
      if (level > (levels[i - 1] ?? 0) + 1) faults.push(`h${level} after h${levels[i - 1] ?? 0}`);
    });
    if (!document.documentElement.lang) faults.push("no language");
    if (!document.title.trim()) faults.push("no title");
    for (const section of document.querySelectorAll("section")) {
      const heading = document.getElementById(section.getAttribute("aria-labelledby"));
      if (!heading || !section.contains(heading)) faults.push(`a section without a name: ${section.id}`);
      if (section.innerText.trim() === heading?.innerText.trim()) faults.push(`an empty section: ${section.id}`);
    }
    return faults;
  });
}

// Each chart gives its figures in words, or is mere decoration beside them.
async function alternatives({ page }) {
  return page.evaluate(() => {
    const faults = [];
    for (const chart of document.querySelectorAll("svg")) {
      if (chart.parentElement.closest("svg") || chart.getAttribute("aria-hidden") === "true") continue;
      const named = (chart.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
      const [title, figures] = named.map((id) => document.getElementById(id));
      const where = chart.closest("section")?.id ?? "the top";
      if (chart.getAttribute("role") !== "img") faults.push(`a chart of ${where} has no role`);
      if (!title?.textContent.trim() || !chart.contains(title)) faults.push(`a chart of ${where} has no title`);
      if (!/\d/.test(figures?.textContent ?? "")) faults.push(`a chart of ${where} does not give its figures`);
    }
    return faults;
  });
}

// Colour is never all that tells: what is in the colour of a gain or a loss has its sign.
async function signs({ page }) {
  return page.evaluate(() =>
    [...document.querySelectorAll(".gain, .loss")]
      .filter((element) => element.textContent.trim() !== "")
      .filter((element) => !(element.classList.contains("gain") ? /^\+/ : /^[\u2212-]/).test(element.textContent.trim()))
      .map((element) => `no sign: ${element.textContent}`),
  );
}

// The letters and shapes of charts, which axe does not look at.
async function contrast({ page, scheme }) {
  return page.evaluate((scheme) => {
    const light = (color) => {
      const channels = color.match(/[\d.]+/g).slice(0, 3).map((c) => c / 255);
      const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paper = light(getComputedStyle(document.body).backgroundColor);
    const ratio = (ink) => (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    const faults = [];
    if (scheme === "dark" ? paper > 0.1 : paper < 0.8) faults.push(`the paper is not ${scheme}`);
    for (const text of document.querySelectorAll("svg text")) {
      const contrast = ratio(light(getComputedStyle(text).fill));
      if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(2)}: ${text.textContent}`);
    }
    // A shape is seen by its inside or by its edge.
    for (const shape of document.querySelectorAll("svg .column, svg .line, svg .dot, svg .you, svg .reached")) {
      const { fill, stroke } = getComputedStyle(shape);
      const contrast = Math.max(...[fill, stroke].filter((color) => color !== "none").map((color) => ratio(light(color))));
      if (contrast < 3) faults.push(`contrast ${contrast.toFixed(2)}: ${shape.getAttribute("class")}`);
    }
    return [...new Set(faults)];
  }, scheme);
}

function sticksOut() {
  const faults = [];
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > most) {
    faults.push(`it scrolls sideways: ${document.documentElement.scrollWidth} of ${most} pixels`);
  }
  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest(".scroll, .hidden")) continue;
    if (box.right > most + 1 || box.left < -1) faults.push(`<${element.localName}> sticks out: ${element.textContent.trim().slice(0, 40)}`);
  }
  return faults.slice(0, 10);
}

const width = async ({ page }) => page.evaluate(sticksOut);

// WCAG 1.4.10 and 1.4.12: 320 pixels are enough, and 360 with more space between letters.
async function reflow({ page }) {
  await page.setViewportSize({ width: 320, height: 640 });
  const faults = (await page.evaluate(sticksOut)).map((fault) => `320 pixels: ${fault}`);
  await page.setViewportSize({ width: 360, height: 640 });
  await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
      p { margin-bottom: 2em !important; }`;
    document.head.append(style);
  });
  faults.push(...(await page.evaluate(sticksOut)).map((fault) => `spaced letters: ${fault}`));
  await page.evaluate(() => document.head.lastElementChild.remove());
  return faults;
}

// Letters of a chart must not lie on one another.
async function overlaps({ page }) {
  return page.evaluate(() => {
    const faults = [];
    for (const chart of document.querySelectorAll('svg[role="img"]')) {
      const texts = [...chart.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
      texts.forEach(([a, one], i) =>
        texts.slice(i + 1).forEach(([b, other]) => {
          const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (across > 1 && down > 4) faults.push(`"${a}" lies on "${b}"`);
        }),
      );
    }
    return faults;
  });
}

export const everyLook = { accessibility, contrast, width, overlaps };
export const oneLook = { scripts, requests, links, outline, alternatives, signs, reflow };
