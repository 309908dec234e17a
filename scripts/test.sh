#!/bin/bash
#
# Installs what is missing, builds everything and runs all tests. Enough on a new Debian 12 with git
# and root or sudo.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install-dependencies.sh
cmake --preset release
cmake --build --preset release --parallel "$(nproc)"
ctest --preset release
