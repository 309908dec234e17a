#!/bin/bash
#
# Tests the Python package against the libraries that it works with, which pip installs into a virtual
# environment in the build folder; with `spark`, PySpark too (500 MB), if there is Java. Without Python 3.10
# and venv, or without a registry to install from, it says so and exits with 77.
#
#     scripts/python-test.sh BUILD [spark] [PYTEST-ARGUMENT...]
#
# BUILD is a build folder that was configured with -DSSI_BUILD_PYTHON=ON, with its target ssi_python built.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=$(cd "${1:?usage: scripts/python-test.sh BUILD [spark] [PYTEST-ARGUMENT...]}" && pwd)
shift
packages=(pytest mypy pyarrow polars duckdb pandas nanoarrow)
tests=(--ignore-glob 'python/tests/test_spark*.py')
if [[ "${1:-}" == spark ]]; then
  shift
  packages+=('pyspark[sql]')
  tests=()
fi

skip() {
  echo "skipped: $*"
  exit 77
}

python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2> /dev/null ||
  skip 'there is no Python 3.10 with venv'
environment=${SSI_PYTHON_ENVIRONMENT:-${build}/python-environment}
wanted="${packages[*]}"
if [[ -z "${SSI_PYTHON_ENVIRONMENT:-}" && $(cat "${environment}/installed" 2> /dev/null) != *"${wanted}"* ]]; then
  python3 -m venv "${environment}"
  "${environment}/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" ||
    skip "pip could not install ${wanted}"
  echo "${wanted}" > "${environment}/installed"
fi

export PYTHONPATH="${build}/python" PYTHONDONTWRITEBYTECODE=1
[[ -x "${build}/ssi" ]] && export SSI_COMMAND="${build}/ssi"
# A test must not wait for ever: half an hour is ten times what all of them take.
exec timeout 1800 "${environment}/bin/python" -m pytest -q -p no:cacheprovider -c pyproject.toml \
  python/tests "${tests[@]}" "$@"
