#!/bin/bash
#
# Installs what is missing, builds the ssi command, scores the sample members of examples/data and
# explains one of them. Enough on a new Debian 12 with git and root or sudo.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly members=examples/data/members.csv
readonly scores=build/scores.csv

scripts/install-dependencies.sh
cmake --preset release
cmake --build --preset release --parallel "$(nproc)" --target ssi_command

first_id="$(sed -n '2s/,.*//p' "${members}")"
echo
echo "Why ${first_id} has its score: ssi explain ${members} --member ${first_id}"
echo
build/release/ssi explain "${members}" --member "${first_id}"
echo
echo "All members: ssi score ${members} -o ${scores} --cohort industry"
echo
build/release/ssi score "${members}" -o "${scores}" --cohort industry
echo
echo "Members: ${PWD}/${members}"
echo "Scores:  ${PWD}/${scores}"
echo "Command: ${PWD}/build/release/ssi"
