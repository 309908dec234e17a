#!/bin/bash
#
# Installs what is missing, builds the ssi command, scores the sample members of examples/data and
# explains one of them. Enough on a new Debian 12 with git and root or sudo.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly members=examples/data/members.csv
readonly scores=build/scores.csv
readonly member=m0004

scripts/install-dependencies.sh
cmake --preset release
cmake --build --preset release --parallel "$(nproc)" --target ssi_command

echo
echo "Why ${member} has its score: ssi explain ${members} --member ${member}"
echo
# An empty line sets what it says on standard error apart.
build/release/ssi explain "${members}" --member "${member}" 2>&1 |
  sed 's/^columns that nothing uses/\n&/'
echo
echo "All members: ssi score ${members} -o ${scores} --cohort industry"
echo
build/release/ssi score "${members}" -o "${scores}" --cohort industry
echo
echo "Members: ${PWD}/${members}"
echo "Scores:  ${PWD}/${scores}"
echo "Command: ${PWD}/build/release/ssi"
