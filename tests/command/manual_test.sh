#!/bin/sh
# The manual page lists the subcommands and options that the command's help lists, and no others, and
# all signals; its synopsis has each subcommand that does something, with its options.
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

# ".Sh SIGNALS" has an item for each column of generated members but their ids and industries.
"$ssi" generate --members 1 2> /dev/null | sed -n 1p | tr ',' '\n' | sed 1,2d > "$work/catalogue"
[ "$(wc -l < "$work/catalogue")" -ge 40 ]
sed -n '/^\.Sh SIGNALS/,/^\.El/s/^\.It Sy //p' "$page" | diff "$work/catalogue" - |
  sed -n 's/^</the manual page lacks the signal:/p; s/^>/there is no signal:/p' |
  tee -a "$work/differences"

# The synopsis: ".Cm model check" begins a subcommand, whose options follow.
awk '
  /^\.Sh / { here = $2 == "SYNOPSIS" }
  !here { next }
  $1 == ".Nm" { section = "" }
  $1 == ".Cm" { section = substr($0, 5) }
  { for (i = 1; i < NF; i++) if ($i == "Fl") print section, "-" $(i + 1) }
  $1 == ".Fl" { print section, "-" $2 }
' "$page" | sed 's/ -o$/ --output/' | sort -u > "$work/synopsis"
grep -e ' --' "$work/help" | grep -vE '^ssi | --(help|quiet|verbose)$' | sort -u > "$work/options"
grep -v '^ ' "$work/synopsis" | diff "$work/options" - |
  sed -n 's/^</the synopsis lacks:/p; s/^>/the synopsis has, the help has not:/p' |
  tee -a "$work/differences"

if command -v mandoc > /dev/null; then
  mandoc -T lint -W style "$page" || echo "mandoc finds the above" | tee -a "$work/differences"
fi
if command -v man > /dev/null; then
  LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 > /dev/null |
    tee -a "$work/differences"
fi
[ ! -s "$work/differences" ]
