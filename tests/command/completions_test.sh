#!/bin/sh
# In a shell, "ssi SUBCOMMAND " completes to the subcommands that the command's help lists, "ssi
# SUBCOMMAND -" to its options; a value completes to what it may be, or to files.
#
#     completions_test.sh SSI COMPLETIONS bash|zsh|fish
set -eu
. "$(dirname "$0")/command_options.sh"
ssi=$1 completions=$2 shell=$3
tests=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

ln -s "$ssi" "$work/ssi"
touch "$work/zebra.csv"
cd "$work"
PATH=$work:$PATH
HOME=$work
export PATH HOME

# complete WORD...: what the last word, to the left of the cursor, can become; one a line.
complete() {
  case $shell in
    bash)
      bash --norc -c '
        source "$1/ssi.bash"
        shift
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        compopt() { files=; }
        files=1
        _ssi
        printf "%s\n" "${COMPREPLY[@]}"
        if ((!${#COMPREPLY[@]})) && [[ $files ]]; then compgen -f -- "${@: -1}"; fi
      ' bash "$completions" "$@" ;;
    fish)
      fish --no-config -c 'source $argv[1]/ssi.fish; complete --do-complete "$argv[2..]"' \
        "$completions" "$@" | cut -f1 ;;
    zsh)
      zsh -f "$tests/complete.zsh" "$completions" "$*" ;;
  esac | grep . || true
}

# check WHAT EXPECTED ACTUAL: as sets of lines
check() {
  expected=$(echo "$2" | sort -u)
  actual=$(echo "$3" | sort -u)
  if [ "$expected" != "$actual" ]; then
    failures=$((failures + 1))
    echo "$shell: $1 completes to" $actual "instead of" $expected
  fi
}

command_options "$ssi" > options
sed 's/ [^ ]*$//' options | sort -u > commands
while read -r command; do
  words=${command#ssi}
  for kind in - '[a-z]'; do
    of_kind=$(sed -n "s/^$command \($kind[^ ]*\)\$/\1/p" options)
    [ -n "$of_kind" ] || continue
    word=${kind%'[a-z]'}
    check "ssi $words $word" "$of_kind" "$(complete ssi $words "$word" < /dev/null)"
  done
done < commands

check "a subcommand" generate "$(complete ssi gen)"
check "an option behind others" --threads "$(complete ssi -v score --cohort industry --thr)"
check "a choice" renormalise "$(complete ssi score --missing ren)"
check "a file that is a value" zebra.csv "$(complete ssi cohorts --save ze)"
check "a file that is not" zebra.csv "$(complete ssi score ze)"
check "a value that is no file" "" "$(complete ssi score --threads ze)"
check "the subcommand of help" generate "$(complete ssi help gen)"
check "the subcommand of a subcommand of help" check "$(complete ssi help model ch)"

# Columns of the file on the line, found as text: whatever it says, nothing runs.
printf '\357\273\277member_id,team,"Job, title",$(touch ran),`touch ran`,Region\n' > data.csv
printf 'm1,North,Boss,x,y,z\nm2,"South, west",Boss,$(touch ran),y,z\n' >> data.csv
printf 'member_id;Sparte, alt;Zweig\r\n' > semicolons.csv
printf 'member_id\tSwim club\n' > tabs.tsv
# What the shells write for what needs quotes.
case $shell in
  bash) quote() { bash -c 'printf %q "$1"' - "$1"; } ;;
  *) quote() { printf '%s' "$1"; } ;;
esac
check "a column" team "$(complete ssi score data.csv --cohort te)"
check "a column of a file that follows" "team" "$(
  case $shell in zsh | fish) complete ssi cohorts data.csv --by te ;;
    *) complete ssi cohorts --strict data.csv --by te ;; esac)"
check "a column with a comma" "$(quote 'Job, title')" "$(complete ssi score data.csv --cohort Jo)"
check "columns between semicolons" "$(quote 'Sparte, alt')
Zweig
member_id" "$(complete ssi score -q semicolons.csv --id '')"
check "columns between tabs" "$(quote 'Swim club')" "$(complete ssi score tabs.tsv --ignore Sw)"
case $shell in
  bash) joined=$(complete ssi score data.csv --cohort = te) expected=team ;;
  fish) joined=$(complete ssi score data.csv --cohort=te) expected=--cohort=team ;;
  zsh) joined=$(complete ssi score data.csv --cohort=te) expected=team ;;
esac
check "a column behind an =" "$expected" "$joined"
check "columns that look like code" "member_id
team
$(quote 'Job, title')
$(quote '$(touch ran)')
$(quote '`touch ran`')
Region" "$(complete ssi score data.csv --cohort '')"
check "a column of the file and not of an output" Region \
  "$(complete ssi score -o semicolons.csv data.csv --cohort Re)"
check "a column of a file that is not there" "" "$(complete ssi score nowhere.csv --cohort te)"
check "a team" North "$(complete ssi team data.csv --by team --team No)"
check "a team with a comma" "$(quote 'South, west')" "$(complete ssi team data.csv --by team --team So)"
case $shell in
  zsh) signal=posts ;;  # the = is a suffix of it
  *) signal=posts= ;;
esac
check "a signal" "$signal" "$(complete ssi score data.csv --map posts)"
case $shell in
  bash) mapped=$(complete ssi score data.csv --map posts = Re) expected=Region ;;
  fish) mapped=$(complete ssi score data.csv --map posts=Re) expected=posts=Region ;;
  zsh) mapped=$(complete ssi score data.csv --map posts=Re) expected=Region ;;
esac
check "the column of a signal" "$expected" "$mapped"
# A line without an end that anybody would wait for.
{ printf 'member_id,'; head -c 3000000 /dev/zero | tr '\0' x; } > long.csv
check "a column beside one without end" member_id "$(complete ssi score long.csv --id '')"
head -c 3000000 /dev/zero | tr '\0' '"' > quotes.csv
check "columns of nothing but quotes" "" "$(complete ssi score quotes.csv --id '')"
if [ -e ran ]; then
  failures=$((failures + 1))
  echo "$shell: a name from a file was run"
fi

echo "$shell: $(wc -l < commands) commands, $(wc -l < options) options, $failures failures"
[ "$failures" -eq 0 ]
