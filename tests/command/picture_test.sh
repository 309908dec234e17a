#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Draws the README's picture again: it must be the one that is there.
#
#     picture_test.sh PYTHON PROJECT SSI

set -eu
python="$1" project="$2" ssi="$3"

drawn="$(mktemp)"
trap 'rm -f "${drawn}"' EXIT
PYTHONDONTWRITEBYTECODE=1 "${python}" "${project}/scripts/picture.py" "${ssi}" "${drawn}"
cmp "${drawn}" "${project}/docs/pictures/score.svg" || {
  echo "draw it again: scripts/picture.py build/release/ssi docs/pictures/score.svg" >&2
  exit 1
}
