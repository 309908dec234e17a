#!/bin/sh
# libssi_c exports the functions that ssi.h declares, and no others.
#
#     exports_test.sh LIBRARY HEADER
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
nm --dynamic --defined-only "$1" | awk '{ print $3 }' | sort > "$work/exported"
sed -n 's/^SSI_C_EXPORT.*[ *]\(ssi_[a-z_]*\)(.*/\1/p' "$2" | sort > "$work/declared"
[ "$(wc -l < "$work/declared")" -gt 20 ]  # or the header was not understood
diff "$work/declared" "$work/exported"
