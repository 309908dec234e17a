#!/bin/bash
#
# Compares ssi with DuckDB, Polars, NumPy and ClickHouse on the same generated members, and writes
# results.md, results.png and results.json beside this file. Options: run.sh --help.
# Needs what building ssi needs, Python 3.11 with venv, and 4 GB of memory for 2 million members.

set -euo pipefail
peers="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "${peers}/../.."

readonly venv=build/peers-venv
readonly pinned="${peers}/requirements.txt"

if ! cmp --quiet "${pinned}" "${venv}/requirements.txt"; then
  python3 -m venv --clear "${venv}"
  "${venv}/bin/pip" install --quiet --requirement "${pinned}"
  cp "${pinned}" "${venv}/requirements.txt"
fi

cmake --preset release >/dev/null
cmake --build --preset release --parallel "$(nproc)" --target ssi_command ssi_peer_driver

# NumPy is to choose its kernels by the CPU, whatever the environment prefers.
exec env --unset=OPENBLAS_CORETYPE --unset=OPENBLAS_L2_SIZE PYTHONDONTWRITEBYTECODE=1 \
  "${venv}/bin/python" "${peers}/run.py" "$@"
