#!/bin/sh
# The manual page lists the subcommands and options that the command's help lists, and no others.
# Where mandoc and man are installed, they find nothing wrong with it.
#
#     manual_test.sh SSI MANUAL
set -eu
. "$(dirname "$0")/command_options.sh"
ssi=$1 page=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command_options "$ssi" | sort > "$work/help"
# ".Ss model print" documents "model print"; ".It Fl o , Fl -output Ar OUT" its -o and --output.
awk '
  BEGIN { section = "ssi" }
  /^\.Ss / {
    section = substr($0, 5)
    parent = section
    if (!sub(/ [^ ]*$/, "", parent)) parent = "ssi"
    print parent, $NF
  }
  /^\.It Fl / { for (i = 1; i < NF; i++) if ($i == "Fl") print section, "-" $(i + 1) }
' "$page" | sort > "$work/manual"
[ "$(wc -l < "$work/help")" -gt 20 ]  # or the help was not understood
diff "$work/help" "$work/manual" |
  sed -n 's/^</the manual page lacks:/p; s/^>/the manual page has, the help has not:/p' |
  tee "$work/differences"

if command -v mandoc > /dev/null; then
  mandoc -T lint -W style "$page" || echo "mandoc finds the above" | tee -a "$work/differences"
fi
if command -v man > /dev/null; then
  LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 > /dev/null |
    tee -a "$work/differences"
fi
[ ! -s "$work/differences" ]
