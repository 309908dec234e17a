#!/bin/bash
#
# Takes the pictures of pages in docs/images, from the sample data, and leaves the page of a member there.
#
#     scripts/page-pictures.sh SSI
#
# SSI is the command, such as build/release/ssi. Node, Chromium and the packages are those of scripts/pages-test.sh.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

ssi=${1:?usage: scripts/page-pictures.sh SSI}
data=examples/data
pages=$(mktemp --directory)
trap 'rm -r "${pages}"' EXIT
export SSI_PAGES_REQUIRED=1

"${ssi}" report "${data}/members_week_2.csv" --member m0004 --cohort industry \
  --before "${data}/members.csv" --quiet -o "${pages}/member.html"
"${ssi}" report "${data}/members_week_2.csv" --team Lighthouse --by team --id name \
  --before "${data}/members.csv" --quiet -o "${pages}/team.html"

mkdir -p docs/images
cp "${pages}/member.html" docs/images/member-page.html
for theme in light dark; do
  node tests/pages/picture.mjs "${pages}/member.html" "docs/images/member-page-${theme}.png" "${theme}" 1060 1040
  node tests/pages/picture.mjs "${pages}/team.html" "docs/images/team-page-${theme}.png" "${theme}" 1060 1000
done
node tests/pages/picture.mjs "${pages}/member.html" docs/images/member-page-phone.png light 360 780
