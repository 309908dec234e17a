#!/bin/bash
#
# Builds for 64-bit ARM with Debian's cross compiler, and has the command, in qemu-user, score the
# golden members: the same bytes must come out as on x86-64. With the argument `tests`, builds and
# runs the tests of the library too, which takes a quarter of an hour.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install-dependencies.sh g++-aarch64-linux-gnu gcc-aarch64-linux-gnu qemu-user

cmake --preset aarch64
cmake --build --preset aarch64 --parallel "$(nproc)" --target ssi_command

ssi() {
  qemu-aarch64 -L /usr/aarch64-linux-gnu build/aarch64/ssi "$@"
}
ssi --version
ssi score tests/golden/members.csv --cohort industry | cmp - tests/golden/scores.csv
ssi score tests/golden/members.csv --missing renormalise | cmp - tests/golden/scores_renormalised.csv
ssi explain <(head -n 101 tests/golden/members.csv) --csv | cmp - tests/golden/terms.csv
echo "The golden members have the golden scores"

if [[ "${1:-}" == tests ]]; then
  cmake --build --preset aarch64 --parallel "$(nproc)" --target ssi_tests
  qemu-aarch64 -L /usr/aarch64-linux-gnu build/aarch64/tests/ssi_tests --gtest_brief=1
fi
