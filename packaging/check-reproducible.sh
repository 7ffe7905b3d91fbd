#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Whether the same source gives the same package:
#   packaging/check-reproducible.sh         builds it twice, in two different folders; takes two whole builds
#   packaging/check-reproducible.sh --pack  packs the build in build/package twice, at different times
# What the compiler cache has is not taken from there: it would prove nothing.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CHANGELOG.md")}

# Fails where the two packages differ, and tells in what: compare FIRST SECOND
compare() {
  if cmp -s "$1" "$2"; then
    printf 'ok      the package is the same both times: %s\n' "$(sha256sum "$1" | cut -d ' ' -f 1)"
    return
  fi
  printf 'FAILED  the package is the same both times\n'
  local part
  for part in 1 2; do
    dpkg-deb -x "${!part}" "$work/content$part"
    (cd "$work/content$part" && find . -type f -exec sha256sum {} + | sort -k 2) >"$work/sums$part"
    dpkg-deb -c "${!part}" >"$work/list$part"
  done
  diff "$work/sums1" "$work/sums2" || diff "$work/list1" "$work/list2" || printf 'only in the archive itself\n'
  return 1
}

if [ "${1-}" = --pack ]; then
  for part in 1 2; do
    find "$root/build/package/packaging" -type f -name '*.gz' -exec touch -d "-$part hours" {} +
    (cd "$root/build/package" && env -u SOURCE_DATE_EPOCH cpack -G DEB -B "$work/$part" >/dev/null)
  done
  compare "$work"/1/*.deb "$work"/2/*.deb
  exit
fi

"$root/packaging/dependencies.sh" package
# Both copies are made before the first build, which takes long enough for somebody to go on editing.
copies=("$work/x/source" "$work/xx/source") # of different lengths
for source in "${copies[@]}"; do
  mkdir -p "$source"
  # with what is not committed
  (cd "$root" && tar -c --exclude=./build --exclude=./build-* --exclude=./.git .) | tar -x -C "$source"
done
for part in 1 2; do
  (
    export SOURCE_DATE_EPOCH CCACHE_DISABLE=1
    cd "${copies[part - 1]}"
    cmake --preset package --log-level=WARNING >/dev/null
    cmake --build build/package
    cd build/package
    cpack -G DEB -B "$work/$part" >/dev/null
  )
done
compare "$work"/1/*.deb "$work"/2/*.deb
