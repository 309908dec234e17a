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

echo "$shell: $(wc -l < commands) commands, $(wc -l < options) options, $failures failures"
[ "$failures" -eq 0 ]
