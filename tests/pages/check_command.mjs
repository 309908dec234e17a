// SPDX-License-Identifier: MIT
// The pages that the command makes of the examples have no fault:
//
//   node tests/pages/check_command.mjs SSI
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFiles } from "./check_page.mjs";
import { modules, root } from "./modules.mjs";

const ssi = process.argv[2];
const data = (name) => join(root, "examples/data", name);
const [before, after, network, archive] = ["members.csv", "members_week_2.csv", "connections.csv", "linkedin_archive"].map(data);
const outcomes = (name) => join(root, "tests/golden/evidence", `outcomes_${name}.json`);
const log = (name) => join(root, "tests/golden/monitoring", name);

const PAGES = {
  "member.html": [after, "--member", "m0004", "--cohort", "industry", "--cohort", "team", "--before", before],
  "member-of-network.html": [before, "--member", "m0004", "--network", network],
  "member-bare.html": [after, "--member", "m0001", "--no-plan"],
  "member-of-log.html": [log("activity.csv"), "--members", log("members.csv"), "--member", "m179", "--on", "2024-05-28", "--cohort", "industry", "--min-cohort", "2"],
  "member-of-archive.html": [archive],
  "team.html": [after, "--team", "Lighthouse", "--by", "team", "--id", "name", "--before", before],
  "team-of-outcomes.html": [after, "--team", "Lighthouse", "--by", "team", "--outcomes", outcomes("won_groups")],
  "team-of-numbers.html": [after, "--team", "Lighthouse", "--by", "team", "--outcomes", outcomes("revenue_groups")],
  "team-of-strata.html": [after, "--team", "Lighthouse", "--by", "team", "--outcomes", outcomes("ucb")],
  "team-bare.html": [after, "--team", "Estuary", "--by", "team"],
};

modules();
const folder = mkdtempSync(join(tmpdir(), "ssi-pages-"));
const report = (options, out) => {
  const path = join(folder, out);
  execFileSync(ssi, ["report", ...options, "--quiet", "-o", path], { stdio: ["ignore", "inherit", "inherit"] });
  return path;
};
const files = Object.entries(PAGES).map(([name, options]) => report(options, name));
files.push(join(report([before, "--all", "--no-plan"], "everybody"), "index.html"));
const sound = await checkFiles(files);
rmSync(folder, { recursive: true });
process.exit(sound ? 0 : 1);
