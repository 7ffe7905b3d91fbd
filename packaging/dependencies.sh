#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages that are missing: packaging/dependencies.sh build|test|package
#   build    what building and running the program needs
#   test     that, and what the tests and checks need
#   package  that of build, and what makes and checks a package
# Says nothing and takes no time where everything is there. Debian 12 or newer, as root or with sudo.
set -euo pipefail

build=(
  g++ cmake ninja-build ccache
  qt6-base-dev qt6-networkauth-dev qt6-svg-dev qtkeychain-qt6-dev
  qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools linguist-qt6
  libexpected-dev libcpp-httplib-dev nlohmann-json3-dev libssl-dev libsystemd-dev pkgconf
  libqt6sql6-sqlite qt6-translations-l10n qt6-wayland libsecret-1-0 ca-certificates fonts-dejavu-core
)
# To link two hundred test programs in good time, for the benchmarks, and for a display, a real keyring and a real Prometheus under test.
tests=(mold libbenchmark-dev xvfb xauth dbus gnome-keyring at-spi2-core prometheus)
# What finds the linked libraries, and what a package is checked with.
packages=(dpkg-dev file lintian appstream desktop-file-utils man-db)
# Other versions of the formatter format differently, so it is this one or none.
formatter=clang-format-14

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

mode=${1-}
case $mode in
  build) wanted=("${build[@]}") ;;
  test) wanted=("${build[@]}" "${tests[@]}") ;;
  package) wanted=("${build[@]}" "${packages[@]}") ;;
  *) fail "usage: packaging/dependencies.sh build|test|package" ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  fail "This script knows Debian's packages only, and this system has no apt. Install the counterparts of:" \
    "  ${wanted[*]}" \
    "then build with: cmake --preset release && cmake --build --preset release"
fi

# Prints those of the given packages that are not installed.
missing_of() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  printf '%s\n' "$@" | grep -vxFf <(sed -n 's/^installed //p' <<<"$installed") || true
}

# Whether the formatter is needed, not here, and in this Debian (12 has it, 13 has newer ones only).
formatter_wanted() {
  [ "$mode" = test ] && [ -n "$(missing_of "$formatter")" ] && grep -qs '^VERSION_CODENAME=bookworm$' /etc/os-release
}

mapfile -t missing < <(missing_of "${wanted[@]}")
if [ ${#missing[@]} -eq 0 ] && ! formatter_wanted; then exit 0; fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    [ ${#missing[@]} -gt 0 ] || exit 0 # without the formatter one check is skipped
    fail "Packages are missing: ${missing[*]}" \
      "There is no sudo here: run this once as root, or have somebody run" \
      "  apt-get install ${missing[*]}"
  fi
  as_root=(sudo)
  # Without a terminal nobody can type a password: refuse instead of waiting for one.
  [ -t 0 ] || as_root=(sudo -n)
fi

# A configuration that somebody has made before the package came stays: nobody may be there to be asked.
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold "$@"
}

printf 'Installing what is missing: %s\n' "${missing[*]:-$formatter}"
apt update || printf 'The package lists could not be renewed; trying with those that are here.\n' >&2
if formatter_wanted; then missing+=("$formatter"); fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1 || {
  tail -n 30 "$log" >&2
  [ "${missing[*]}" != "$formatter" ] || exit 0 # as above
  fail "The packages could not be installed. What apt said stands above."
}
