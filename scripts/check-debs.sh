#!/bin/bash
#
# Builds the Debian packages, checks them with lintian, installs them on a new Debian in a chroot,
# uses the command and the library there, and sees that purging them leaves nothing behind. For
# Debian 12 and its relatives; needs root and a Debian mirror.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

(( EUID == 0 )) || fail "debootstrap and chroot need root"
scripts/install-dependencies.sh debootstrap dpkg-dev lintian

echo "Building"
# Debian's own flags harden what they build.
DEB_BUILD_MAINT_OPTIONS=hardening=+all
export DEB_BUILD_MAINT_OPTIONS
CXXFLAGS="$(dpkg-buildflags --get CPPFLAGS) $(dpkg-buildflags --get CXXFLAGS)"
LDFLAGS="$(dpkg-buildflags --get LDFLAGS)"
export CXXFLAGS LDFLAGS
rm -rf build/package/*.deb build/package/_CPack_Packages
cmake --preset package --fresh
cmake --build --preset package --parallel "$(nproc)"
cpack --preset package
readonly debs=(build/package/*.deb)
(( ${#debs[@]} == 4 )) || fail "not four packages: ${debs[*]}"

echo "Linting"
# These are in no archive, so they close no bug of it; and CPack always writes the scripts that call
# ldconfig, though the trigger is there.
lintian --fail-on warning --suppress-tags initial-upload-closes-no-bugs,maintscript-calls-ldconfig \
  --allow-root "${debs[@]}"

# shellcheck source=/dev/null
suite="$(. /etc/os-release && echo "${VERSION_CODENAME}")"
chroot="$(mktemp -d)"
trap 'rm -rf --one-file-system "${chroot}"' EXIT

echo "Installing Debian ${suite} into ${chroot}"
debootstrap --variant=minbase --include=g++,cmake,make,pkg-config "${suite}" "${chroot}" \
  > "${chroot}.log" 2>&1 || fail "debootstrap failed: see ${chroot}.log"
rm "${chroot}.log"
mkdir "${chroot}/debs"
cp "${debs[@]}" "${chroot}/debs"
cp -r tests/package/consumer examples/data tests/c/c_interface_test.c "${chroot}/root"

# What a package may leave behind: not in the folders of caches, logs and package states.
list_files() {
  find "${chroot}" -xdev -path "${chroot}/var" -prune -o -path "${chroot}/root" -prune -o \
    -path "${chroot}/tmp" -prune -o -path "${chroot}/etc/ld.so.cache" -prune -o -print | sort
}

# Nothing of this machine's environment but the way out of it.
in_chroot() {
  chroot "${chroot}" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive ${http_proxy:+http_proxy="${http_proxy}"} \
    /bin/bash -euxc "cd; $1"
}

list_files > "${chroot}/root/before"
in_chroot 'apt-get install --quiet --yes --no-install-recommends /debs/*.deb'
in_chroot 'ssi --version
  ssi score data/members.csv --cohort industry > scores.csv
  test "$(wc -l < scores.csv)" = 301
  zcat /usr/share/man/man1/ssi.1.gz | head -n 2 | grep "Dt SSI 1"
  bash -n /usr/share/bash-completion/completions/ssi
  test ! -e /usr/include/spdlog'  # or the library's own dependencies would hide a fault
for way in package pkg-config; do
  in_chroot "cmake -S consumer -B ${way} -DCONSUMER_FINDS_SSI_BY=${way} -DCONSUMER_EXPECTS=SHARED_LIBRARY
    cmake --build ${way}
    ${way}/consumer"
done

in_chroot 'gcc -std=c99 c_interface_test.c $(pkg-config --cflags --libs ssi_c) -o c_interface
  ./c_interface'

in_chroot 'apt-get purge --quiet --yes libssi-dev ssi libssi0.1 libssi-c1
  apt-get autoremove --quiet --yes --purge'
list_files > "${chroot}/root/after"
diff "${chroot}/root/before" "${chroot}/root/after" || fail "purging leaves files behind, or takes others along"
in_chroot 'test -z "$(dpkg-query --show --showformat="\${Package}\n" "*ssi*" 2>/dev/null | grep -x "ssi\|libssi.*")"'
echo "The packages install, work and purge: ${debs[*]}"
