#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Makes the sample page again: it must be the one that is there.
#
#     sample_page_test.sh PROJECT SSI

set -eu
project="$1" ssi="$2"

made="$(mktemp)"
trap 'rm -f "${made}"' EXIT
cd "${project}"
"${ssi}" report examples/data/members_week_2.csv --member m0004 --cohort industry \
  --before examples/data/members.csv --quiet -o "${made}"
cmp "${made}" docs/images/member-page.html || {
  echo "make it again: see scripts/page-pictures.sh" >&2
  exit 1
}
