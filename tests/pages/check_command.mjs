// SPDX-License-Identifier: MIT
// The pages that the command makes of the examples have no fault:
//
//   node tests/pages/check_command.mjs SSI
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFiles } from "./check_page.mjs";
import { modules, root } from "./modules.mjs";

const ssi = process.argv[2];
const data = (name) => join(root, "examples/data", name);
const [before, after, network] = ["members.csv", "members_week_2.csv", "connections.csv"].map(data);

const PAGES = {
  "member.html": [after, "--member", "m0004", "--cohort", "industry", "--cohort", "team", "--network", network, "--before", before],
  "member-bare.html": [after, "--member", "m0001"],
  "team.html": [after, "--team", "Lighthouse", "--by", "team", "--before", before],
  "team-bare.html": [after, "--team", "Estuary", "--by", "team"],
};

modules();
if (/not a subcommand/.test(spawnSync(ssi, ["report"]).stderr)) {
  console.error("left out: the command has no report");
  process.exit(77);
}
const folder = mkdtempSync(join(tmpdir(), "ssi-pages-"));
const files = Object.entries(PAGES).map(([name, options]) => {
  const file = join(folder, name);
  execFileSync(ssi, ["report", ...options, "-o", file], { stdio: ["ignore", "inherit", "inherit"] });
  return file;
});
const sound = await checkFiles(files);
rmSync(folder, { recursive: true });
process.exit(sound ? 0 : 1);
