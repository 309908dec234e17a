#!/bin/bash
#
# Builds with coverage, runs all tests and prints a table of the lines and branches that they reach,
# file by file. Needs gcov, which comes with g++, and python3.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cmake --preset coverage
cmake --build --preset coverage --parallel "$(nproc)"
find build/coverage -name '*.gcda' -delete
# What users may not write to, as some tests have it, gcov complains of on their standard error.
GCOV_ERROR_FILE=/dev/null \
  ctest --test-dir build/coverage --output-on-failure --parallel "$(nproc)" -E '^(docs\..*\.code|example\.)'
scripts/coverage_table.py build/coverage
