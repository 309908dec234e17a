#!/bin/bash
#
# Installs what building and testing ssi takes, and any packages named as arguments, where they
# are missing. For Debian 12 and its relatives; needs root or sudo only when something is missing.

set -euo pipefail

packages=(
  g++ cmake make ninja-build pkg-config
  libboost-dev libspdlog-dev libtomlplusplus-dev nlohmann-json3-dev libxxhash-dev zlib1g-dev libzip-dev
  libkainjow-mustache-dev libcli11-dev libgtest-dev libbenchmark-dev python3 python3-venv
  "$@"
)

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

is_installed() {
  [[ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

command -v apt-get >/dev/null ||
  fail "no apt-get here; install what Debian calls ${packages[*]}, then: cmake --workflow --preset release"

missing=()
for package in "${packages[@]}"; do
  is_installed "${package}" || missing+=("${package}")
done
(( ${#missing[@]} > 0 )) || exit 0

as_root=()
if (( EUID != 0 )); then
  command -v sudo >/dev/null || fail "run as root, or install sudo: missing ${missing[*]}"
  as_root=(sudo)
fi

# A new machine may still be at its first upgrade: wait for it to let go of the package database.
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 --quiet)

echo "Installing ${missing[*]}"
"${apt[@]}" update
# Nothing that is installed may go: some versions of Boost replace each other silently.
"${apt[@]}" install --yes --no-install-recommends --no-remove "${missing[@]}"
