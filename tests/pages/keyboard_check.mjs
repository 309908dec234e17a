// SPDX-License-Identifier: MIT
// A page must be usable with the keyboard alone: Tab reaches all that can be acted on, in its order, with
// a mark that can be seen; Enter opens what is folded.

const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

function describeFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    number: Number(element.dataset.stop ?? -1),
    name: `<${element.localName}> ${element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40)}`,
    isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isSeen: box.bottom > 0 && box.top < innerHeight && box.width > 1 && box.height > 1,
    isFolded: element.localName === "summary" && !element.parentElement.open,
  };
}

async function number(page) {
  return page.evaluate((focusable) => {
    const faults = [];
    const stops = [...document.querySelectorAll(focusable)];
    for (const box of document.querySelectorAll("*")) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const scrolls = (how, all, shown) => /auto|scroll/.test(how) && all > shown + 1;
      if (!scrolls(overflowX, box.scrollWidth, box.clientWidth) && !scrolls(overflowY, box.scrollHeight, box.clientHeight)) continue;
      if (box !== document.documentElement && box !== document.body && !stops.includes(box)) {
        faults.push(`nobody can scroll <${box.localName} class="${box.className}"> with the keyboard`);
      }
    }
    stops.forEach((stop, i) => {
      if (stop.tabIndex > 0) faults.push(`a tabindex above 0: ${stop.textContent.slice(0, 40)}`);
      stop.dataset.stop = i;
    });
    return { faults, names: stops.map((stop) => `<${stop.localName}> ${stop.textContent.trim().slice(0, 40)}`) };
  }, FOCUSABLE);
}

export async function keyboard({ page }) {
  const { faults, names } = await number(page);
  for (let expected = 0; expected < names.length; ++expected) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(describeFocus);
    if (stop?.number !== expected) {
      faults.push(`Tab does not reach ${names[expected]}`);
      break;
    }
    if (!stop.isMarked) faults.push(`the focus is not marked: ${stop.name}`);
    if (!stop.isSeen) faults.push(`the focus is out of sight: ${stop.name}`);
    if (stop.isFolded) {
      await page.keyboard.press("Enter");
      if (await page.evaluate(() => !document.activeElement.parentElement.open)) faults.push(`Enter does not open ${stop.name}`);
    }
  }
  return faults;
}
