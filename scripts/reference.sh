#!/bin/bash
#
# Makes the API reference in build/reference/html from the public headers; begin with index.html
# there. Fails if a public name has no comment or a reference leads nowhere. Needs doxygen.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install-dependencies.sh doxygen
rm -rf build/reference
mkdir -p build
doxygen docs/Doxyfile
echo "Reference: ${PWD}/build/reference/html/index.html"
