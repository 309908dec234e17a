#!/bin/bash
#
# Builds with coverage, runs all tests and prints a table of the lines and branches that they reach,
# file by file. Needs gcov, which comes with g++, and python3.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cmake --preset coverage
cmake --build --preset coverage --parallel "$(nproc)"
find build/coverage -name '*.gcda' -delete
# Left out: the programs of examples and pages, and a test whose command runs as somebody who may not write gcov's counters.
ctest --test-dir build/coverage --output-on-failure --parallel "$(nproc)" \
  -E '^(docs\..*\.code|example\.|CommandHostile\.WithoutPermission)'
scripts/coverage_table.py build/coverage
