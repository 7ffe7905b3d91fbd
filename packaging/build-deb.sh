#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds the Debian package and checks it:
#   packaging/build-deb.sh [FOLDER]
# The package is put into FOLDER (build/package). Its path is the last line of the output. The time that it bears is
# $SOURCE_DATE_EPOCH, else that of the last commit.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/package
folder=${1-$build}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

"$root/packaging/dependencies.sh" package
cd "$root"

# Configured every time: the version and the time of the last commit stand in the package.
cmake --preset package --log-level=WARNING >/dev/null
cmake --build "$build"
rm -f "$build"/*.deb
(cd "$build" && cpack -G DEB >/dev/null)
package=$(find "$build" -maxdepth 1 -name 'presence-bridge_*.deb')

"$root/packaging/check-deb.sh" "$package"
[ "$folder" = "$build" ] || mv "$package" "$folder/"
printf '%s\n' "$folder/${package##*/}"
