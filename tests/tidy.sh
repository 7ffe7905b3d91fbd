#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# For developers, not part of the test run because it is slow: clang-tidy over what is named, or over everything.
#   tests/tidy.sh [PATH...]   e.g. tests/tidy.sh app/sync
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v run-clang-tidy >/dev/null || {
  printf 'There is no clang-tidy here: apt-get install clang-tidy\n' >&2
  exit 1
}
# The generated headers must be there, so everything is built first.
cmake --preset dev --log-level=WARNING >/dev/null
cmake --build build/dev
[ $# -gt 0 ] || set -- app ui tests
patterns=()
for path in "$@"; do patterns+=("^$PWD/${path%/}"); done
exec run-clang-tidy -quiet -p build/dev "${patterns[@]}"
