#!/bin/bash
#
# Builds for 64-bit ARM with Debian's cross compiler, and in qemu-user has the command score the
# golden members, of whom the same bytes must come out as on x86-64, and runs the tests of scores but
# for slow ones. With the argument `tests`, builds and runs all tests of the library, which takes half
# an hour.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install-dependencies.sh g++-aarch64-linux-gnu gcc-aarch64-linux-gnu qemu-user

cmake --preset aarch64
cmake --build --preset aarch64 --parallel "$(nproc)" --target ssi_command ssi_score_tests

emulate() {
  qemu-aarch64 -L /usr/aarch64-linux-gnu "$@"
}
ssi() {
  emulate build/aarch64/ssi "$@"
}
ssi --version
ssi score tests/golden/members.csv --cohort industry | cmp - tests/golden/scores.csv
ssi score tests/golden/members.csv --missing renormalise | cmp - tests/golden/scores_renormalised.csv
ssi explain <(head -n 101 tests/golden/members.csv) --csv | cmp - tests/golden/terms.csv
echo "The golden members have the golden scores"

slow='RandomModel.*:Ratio.*EqualsTheReference:ScoreBounds.HoldForAMillionFillings:StandardTwo.*:StepTables.*EveryLevel*'
if [[ "${1:-}" == tests ]]; then
  cmake --build --preset aarch64 --parallel "$(nproc)" --target ssi_tests
  emulate build/aarch64/tests/ssi_tests --gtest_brief=1
  slow=
fi
emulate build/aarch64/tests/score/ssi_score_tests --gtest_brief=1 --gtest_filter="-${slow}"
