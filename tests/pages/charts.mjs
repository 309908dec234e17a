// SPDX-License-Identifier: MIT
// The charts of pages as they should come out: contexts/README.md describes their geometry. The
// example contexts hold what these functions give, so that templates can be looked at without the
// library; `node charts.mjs` prints one of each.

const escape = (text) =>
  String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const two = (number) => String(Number(number.toFixed(2)));
const points = (number) => number.toFixed(2).replace("-", "\u2212");
const percent = (number) => `${two(number)}%`;
const anchor = (share) => (share < 20 ? "start" : share > 80 ? "end" : "middle");

function svg(id, height, title, description, body) {
  return [
    `<svg width="100%" height="${height}" role="img" aria-labelledby="${id}-title ${id}-figures">`,
    `<title id="${id}-title">${escape(title)}</title>`,
    `<desc id="${id}-figures">${escape(description)}</desc>`,
    ...body,
    "</svg>",
  ].join("\n");
}

// Shapes that are as wide as the page, in percent of both sides; what is written stays outside.
const canvas = (top, height, body) =>
  `<svg y="${top}" width="100%" height="${height}" viewBox="0 0 100 100" preserveAspectRatio="none">${body}</svg>`;

const text = (share, y, words, more = "") =>
  `<text x="${percent(share)}" y="${two(y)}"${more}>${escape(words)}</text>`;

// bins: members of each twentieth of the maximum. own: the member's total, if there is one; peers: of
// a team, the members of each twentieth of its industry.
export function histogram({ id, title, description, maximum, bins, own, quartiles, peers }) {
  const top = own === undefined ? 8 : 44;
  const height = 120;
  const base = top + height;
  const share = (total) => (100 * total) / maximum;
  const sum = (counts) => counts.reduce((a, b) => a + b, 0);
  const tallest = Math.max(...bins.map((n) => n / sum(bins)), ...(peers ?? []).map((n) => n / sum(peers)));
  const columns = (counts, kind, inset) =>
    counts.map((members, bin) => {
      if (members === 0) return "";
      const tall = Math.max(2, (height * members) / sum(counts) / tallest);
      return `<rect class="${kind(bin)}" x="${percent(5 * bin + inset)}" y="${two(base - tall)}" width="${percent(5 - 2 * inset)}" height="${two(tall)}"/>`;
    });
  const ownBin = own === undefined ? -1 : Math.min(19, Math.floor((20 * own) / maximum));
  const body = [];
  if (quartiles) {
    const [low, median, high] = quartiles.map(share);
    body.push(
      `<rect class="middle" x="${percent(low)}" y="${top}" width="${percent(high - low)}" height="${height}"/>`,
    );
    body.push(...columns(bins, (bin) => (bin === ownBin ? "column own" : "column"), 0.25));
    body.push(
      `<line class="median" x1="${percent(median)}" x2="${percent(median)}" y1="36" y2="${base}"/>`,
      text(median, 30, `median ${points(quartiles[1])}`, ` text-anchor="${anchor(median)}"`),
    );
  } else {
    body.push(...columns(peers ?? [], () => "column", 0.25));
    body.push(...columns(bins, () => "column own", peers ? 1.25 : 0.25));
  }
  if (own !== undefined) {
    const at = share(own);
    body.push(
      `<line class="you" x1="${percent(at)}" x2="${percent(at)}" y1="16" y2="${base}"/>`,
      text(at, 11, `you: ${points(own)}`, ` class="you-text" text-anchor="${anchor(at)}"`),
    );
  }
  body.push(`<line class="grid" x1="0" x2="100%" y1="${base}" y2="${base}"/>`);
  for (const quarter of [0, 25, 50, 75, 100]) {
    const where = quarter === 0 ? "start" : quarter === 100 ? "end" : "middle";
    body.push(text(quarter, base + 18, two((maximum * quarter) / 100), ` text-anchor="${where}"`));
  }
  return svg(id, base + 24, title, description, body.filter(Boolean));
}

// days: [{at: share of the time in percent, value}]; marks: [{at, letter}].
export function line({ id, title, description, top: most, days, marks, from, to, small }) {
  const [head, height] = small ? [22, 64] : [28, 160];
  const base = head + height;
  const y = (value) => 100 - (100 * value) / most;
  const path = days.map(({ at, value }, i) => `${i === 0 ? "M" : "L"}${two(at)} ${two(y(value))}`).join("");
  const pixel = (value) => head + (height * y(value)) / 100;
  const first = days[0];
  const last = days[days.length - 1];
  const body = [];
  for (const level of small ? [0] : [0, most / 2, most]) {
    body.push(`<line class="grid" x1="0" x2="100%" y1="${two(pixel(level))}" y2="${two(pixel(level))}"/>`);
    if (!small) body.push(`<text x="-8" y="${two(pixel(level) + 4)}" text-anchor="end">${two(level)}</text>`);
  }
  body.push(
    canvas(head, height, `<path class="area" d="${path}L100 100L0 100Z"/><path class="line" d="${path}"/>`),
  );
  for (const { at, letter } of marks) {
    body.push(`<line class="mark" x1="${percent(at)}" x2="${percent(at)}" y1="${small ? head : 16}" y2="${base}"/>`);
    if (!small) body.push(text(at, 11, letter, ' class="mark-text" text-anchor="middle"'));
  }
  for (const [{ at, value }, where] of [[first, "start"], [last, "end"]]) {
    const above = pixel(value) - 10 < head - 8 ? 22 : -10;
    body.push(
      `<circle class="dot" cx="${percent(at)}" cy="${two(pixel(value))}" r="${small ? 3.5 : 5}"/>`,
      text(at, pixel(value) + above, points(value), ` class="value" text-anchor="${where}"`),
    );
  }
  if (!small) {
    body.push(text(0, base + 20, from, ' text-anchor="start"'), text(100, base + 20, to, ' text-anchor="end"'));
  }
  return svg(id, small ? base + 4 : base + 26, title, description, body);
}

// steps: [{effort, total}], the first with effort 0, as far as they are drawn; plan: {effort, total}; goal: a total, if any.
export function curve({ id, title, description, steps, plan, goal, unit }) {
  const [head, height] = [28, 180];
  const base = head + height;
  const most = steps[steps.length - 1].effort;
  const low = 10 * Math.floor(steps[0].total / 10);
  const high = 10 * Math.ceil(Math.max(steps[steps.length - 1].total, goal ?? 0, low + 10) / 10);
  const x = (effort) => (100 * effort) / most;
  const y = (total) => 100 - (100 * (total - low)) / (high - low);
  const pixel = (total) => head + (height * y(total)) / 100;
  const path =
    steps.map(({ effort, total }, i) => (i === 0 ? `M0 ${two(y(total))}` : `H${two(x(effort))}V${two(y(total))}`)).join("") + "H100";
  const body = [];
  for (const level of [low, (low + high) / 2, high]) {
    body.push(
      `<line class="grid" x1="0" x2="100%" y1="${two(pixel(level))}" y2="${two(pixel(level))}"/>`,
      `<text x="-8" y="${two(pixel(level) + 4)}" text-anchor="end">${two(level)}</text>`,
    );
  }
  if (goal !== undefined) {
    body.push(
      `<line class="goal" x1="0" x2="100%" y1="${two(pixel(goal))}" y2="${two(pixel(goal))}"/>`,
      text(0, pixel(goal) - 8, `goal ${points(goal)}`, ' text-anchor="start"'),
    );
  }
  body.push(canvas(head, height, `<path class="area" d="${path}V100H0Z"/><path class="line" d="${path}"/>`));
  if (plan) {
    const at = x(plan.effort);
    body.push(
      `<circle class="dot" cx="${percent(at)}" cy="${two(pixel(plan.total))}" r="6"/>`,
      text(at, pixel(plan.total) + 24, `${plan.effort} ${unit}: ${points(plan.total)}`, ` class="value" text-anchor="${at < 45 ? "start" : "end"}"`),
    );
  }
  body.push(
    text(0, base + 20, "0", ' text-anchor="start"'),
    text(100, base + 20, `${most} ${unit}`, ' text-anchor="end"'),
  );
  return svg(id, base + 26, title, description, body);
}

// columns: [{tenth: 1 to 10, mean, text}]; mean: of all.
export function tenths({ id, title, description, columns, mean }) {
  const [top, height, slot, inset] = [20, 120, 10, 1];
  const means = columns.map((column) => column.mean);
  const low = Math.min(0, mean, ...means);
  const high = Math.max(0, mean, ...means);
  const pixel = (value) => (high > low ? top + height - (height * (value - low)) / (high - low) : top + height);
  const base = top + height + (low < 0 ? 16 : 0);
  const zero = pixel(0);
  const boxes = columns.map(({ tenth, mean: value, text: words }) => {
    const below = pixel(value) > zero;
    const tall = Math.max(2, Math.abs(pixel(value) - zero));
    return { left: slot * (tenth - 1), below, tall, at: below ? zero : zero - tall, words };
  });
  const body = boxes.map(
    ({ left, at, tall }) =>
      `<rect class="column own" x="${percent(left + inset)}" y="${two(at)}" width="${percent(slot - 2 * inset)}" height="${two(tall)}"/>`,
  );
  body.push(
    `<line class="grid" x1="0" x2="100%" y1="${two(zero)}" y2="${two(zero)}"/>`,
    `<line class="median" x1="0" x2="100%" y1="${two(pixel(mean))}" y2="${two(pixel(mean))}"/>`,
  );
  for (const { left, at, tall, below, words } of boxes) {
    if (boxes.some((box) => box.words.length > 9)) break;
    body.push(text(left + slot / 2, below ? at + tall + 14 : at - 6, words, ' class="each" text-anchor="middle"'));
  }
  for (let tenth = 1; tenth <= 10; ++tenth) body.push(text(slot * tenth - slot / 2, base + 18, tenth, ' text-anchor="middle"'));
  body.push(
    text(0, base + 36, "lowest totals", ' text-anchor="start"'),
    text(100, base + 36, "highest totals", ' text-anchor="end"'),
  );
  return svg(id, low < 0 ? 196 : 180, title, description, body);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const bins = [1, 4, 9, 16, 21, 19, 15, 11, 7, 4, 2, 1, 1, 0, 1, 0, 0, 0, 0, 0];
  console.log(histogram({ id: "a", title: "Totals", description: "", maximum: 100, bins, own: 47.25, quartiles: [20.55, 26.59, 35.33] }));
  const days = [{ at: 0, value: 20 }, { at: 60, value: 31.5 }, { at: 100, value: 47.25 }];
  console.log(line({ id: "b", title: "Total", description: "", top: 50, days, marks: [{ at: 60, letter: "A" }], from: "1 May", to: "1 June" }));
  const steps = [{ effort: 0, total: 33.75 }, { effort: 30, total: 41 }, { effort: 300, total: 50.03 }];
  console.log(curve({ id: "c", title: "Effort", description: "", steps, plan: steps[1], goal: 40, unit: "minutes" }));
  const columns = [1, 2, 9].map((tenth) => ({ tenth, mean: tenth - 1.5, text: (tenth - 1.5).toFixed(1) }));
  console.log(tenths({ id: "d", title: "Tenths", description: "", columns, mean: 1 }));
}
