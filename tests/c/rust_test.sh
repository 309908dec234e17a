#!/bin/sh
# The example in Rust compiles and prints the points of 12, 36 and 0 posts.
#
#     rust_test.sh RUSTC SOURCE LIBRARY_FOLDER
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" -O "$2" -o "$work/score" -L "native=$3" -l ssi_c
LD_LIBRARY_PATH=$3 "$work/score" > "$work/printed"
printf '12 posts: 2.13 points\n36 posts: 3.00 points\n0 posts: 0.00 points\n' |
  diff - "$work/printed"
