#!/bin/sh
# Each public header compiles alone, twice over and without a warning, under the flags of a strict
# consumer; and without exceptions and typeinfo, which no header needs.
#
#     headers_test.sh CXX INCLUDE
set -eu
cxx=$1 include=$2

compile() {  # HEADER FLAGS...
  header=$1
  shift
  printf '#include "ssi/%s"\n#include "ssi/%s"\n' "$header" "$header" |
    "$cxx" -std=c++20 -fsyntax-only -Werror -Wall -Wextra -Wpedantic -Wconversion \
      -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Wcast-qual -Wundef \
      "$@" -I"$include" -x c++ - || { echo "$cxx $*: ssi/$header"; exit 1; }
}

headers=$(cd "$include/ssi" && find . -name '*.hpp' | sed 's#^\./##' | sort)
[ "$(echo "$headers" | wc -l)" -ge 40 ] || { echo "headers are missing in $include/ssi"; exit 1; }
for header in $headers; do
  compile "$header"
done
# ssi.hpp includes all the others.
compile ssi.hpp -fno-exceptions -fno-rtti
compile ssi.hpp -DSSI_STATIC_DEFINE
