#!/bin/sh
# Runs the commands that a page of the documentation shows, and compares what they print with what
# the page says.
#
#     docs_test.sh PAGE.md SSI SOURCE WORK
#
# In a ```console block, a line "$ ..." is a command ("> ..." continues it) and the lines below are
# what it prints, on either stream; a line "..." stands for any lines, and times for any times.
# Commands run in the new folder WORK, with `ssi` on the PATH and SOURCE/examples as `examples`. A
# comment <!-- file: NAME --> puts the block below it into the file NAME there.
#
# scripts/update_docs.py writes what the commands print now into the page.
set -eu

page=$1
ssi=$2
source=$3
work=$4
checks=$work.checks

rm -rf "$work" "$checks"
mkdir -p "$work/bin" "$work/build/release" "$checks"
ln -s "$ssi" "$work/bin/ssi"
ln -s "$ssi" "$work/build/release/ssi"
ln -s "$source/examples" "$work/examples"

# Files go to $work; command n to $checks/n.command and what it should print to n.expected.
awk -v work="$work" -v checks="$checks" '
  /^```/ {
    if (block == "") { block = substr($0, 4); if (block == "") block = "text" }
    else { block = ""; file = ""; command = 0 }
    next
  }
  block == "" && /^<!-- file: .* -->$/ { file = work "/" $3; next }
  block == "" { next }
  file != "" { print > file; next }
  block != "console" { next }
  /^\$ / { command = ++commands; at = checks "/" sprintf("%03d", command)
           print substr($0, 3) > (at ".command"); printf "" > (at ".expected")
           print FILENAME ":" NR > (at ".line"); next }
  command && /^> / { print substr($0, 3) > (at ".command"); next }
  command { print > (at ".expected") }
' "$page"

without_times() {
  sed 's/^[0-9.]* seconds, [0-9]* members per second$/S seconds, N members per second/' "$1"
}

cd "$work"
PATH=$work/bin:$PATH
export PATH LC_ALL=C
status=0
failures=0
count=0
for command in "$checks"/*.command; do
  [ -e "$command" ] || break
  count=$((count + 1))
  base=${command%.command}
  text=$(cat "$command")
  set +e
  (exit $status)  # so that `echo $?` shows the command before
  eval "$text" > "$base.actual" 2>&1
  status=$?
  set -e
  without_times "$base.expected" > "$base.want"
  without_times "$base.actual" > "$base.got"
  if ! awk '
      FNR == NR { want[++wanted] = $0; next }
      { got[++gotten] = $0 }
      END {
        i = j = 1
        while (j <= gotten) {
          if (i <= wanted && want[i] == "...") { any = i++; from = j }
          else if (i <= wanted && want[i] == got[j]) { i++; j++ }
          else if (any) { i = any + 1; j = ++from }
          else exit 1
        }
        while (i <= wanted && want[i] == "...") i++
        exit i <= wanted
      }' "$base.want" "$base.got"; then
    failures=$((failures + 1))
    : > "$base.failed"
    echo "$(cat "$base.line"): \$ $text"
    diff "$base.want" "$base.got" | sed 's/^</the page says:/; s/^>/it prints:    /' || true
  fi
done

echo "$page: $count commands, $failures of which print something else"
[ "$failures" -eq 0 ]
