#!/bin/bash
#
# Checks pages as people and machines look at them: tests/pages, in Node and Chromium. On Debian 12 it installs
# both where they are missing, and npm's packages into build/pages, never into the source tree.
#
#     scripts/pages-test.sh BUILD
#
# BUILD is a build folder, with the command built.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=$(cd "${1:?usage: scripts/pages-test.sh BUILD}" && pwd)

# Node and a browser may be there from elsewhere; Debian's packages could not stand beside them.
missing=()
command -v node > /dev/null || missing+=(nodejs)
command -v npm > /dev/null || missing+=(npm)
[[ -n "${CHROMIUM:-}" ]] || command -v chromium > /dev/null || missing+=(chromium fonts-liberation)
(( ${#missing[@]} == 0 )) || scripts/install-dependencies.sh "${missing[@]}"

modules="${PWD}/build/pages"
if ! cmp --silent tests/pages/package-lock.json "${modules}/installed.json"; then
  mkdir -p "${modules}"
  cp tests/pages/package.json tests/pages/package-lock.json "${modules}"
  npm --prefix "${modules}" ci --ignore-scripts --no-audit --no-fund
  cp tests/pages/package-lock.json "${modules}/installed.json"
fi

# Here nothing may be skipped.
export SSI_PAGES_REQUIRED=1
ctest --test-dir "${build}" --output-on-failure --no-tests=error -R '^pages\.'
