#!/bin/sh
# The kernels share no function with the rest of the library: the linker keeps one copy of an inline
# function of many, and if it kept that of a kernel for newer CPUs, older ones would crash in it.
#
#     kernel_symbols_test.sh NM KERNEL.o ...
set -eu
nm=$1
shift
[ $# -gt 0 ] || { echo "no objects of kernels"; exit 1; }
failures=0
for object; do
  symbols=$("$nm" --defined-only --format=posix "$object")
  echo "$symbols" | grep -q ' [TDR] ' || { echo "$object defines nothing"; failures=$((failures + 1)); }
  # W, V and u may have copies elsewhere. A reference to the personality routine is data, and the same
  # everywhere.
  shared=$(echo "$symbols" | grep -E ' [WVuwv] ' | grep -v '^DW\.ref\.' || true)
  [ -z "$shared" ] && continue
  failures=$((failures + 1))
  echo "$object shares with others:"
  echo "$shared" | cut -d' ' -f1 | c++filt
done
echo "$# kernels, $failures of which share what they should not"
[ "$failures" -eq 0 ]
