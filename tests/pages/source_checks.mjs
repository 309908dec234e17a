// SPDX-License-Identifier: MIT
// Checks that read a page's text alone. Each gives a list of faults, in words.

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const MOST_BYTES = { member: 150_000, team: 1_500_000 };

const RULES = {
  extends: ["html-validate:standard", "html-validate:recommended"],
  rules: {
    // Bars are as long as their figure; the policy of the pages allows it.
    "no-inline-style": ["error", { allowedProperties: ["--p", "--l", "--m"] }],
    // Anybody may be a member, with any id.
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
  },
};

async function validity({ html, packages }) {
  const { HtmlValidate, StaticConfigLoader } = packages.htmlValidate;
  const validator = new HtmlValidate(new StaticConfigLoader(RULES));
  const report = await validator.validateString(html, "page.html");
  return report.results.flatMap(({ messages }) =>
    messages.map((m) => `line ${m.line}: ${m.message} (${m.ruleId})`),
  );
}

function size({ html, kind }) {
  const bytes = Buffer.byteLength(html);
  const most = MOST_BYTES[kind] ?? Infinity;
  return bytes > most ? [`${bytes} bytes, more than ${most}`] : [];
}

function policy({ html }) {
  const metas = html.match(/<meta[^>]*http-equiv="Content-Security-Policy"[^>]*>/gi) ?? [];
  if (metas.length !== 1) return [`${metas.length} Content-Security-Policies`];
  const faults = [];
  if (!metas[0].includes(`content="${POLICY}"`)) faults.push(`the policy is ${metas[0]}`);
  const before = html.slice(0, html.indexOf(metas[0]));
  if (/<(style|link|script|title|body)\b/i.test(before)) faults.push("the policy comes too late");
  return faults;
}

export const sourceChecks = { validity, size, policy };
