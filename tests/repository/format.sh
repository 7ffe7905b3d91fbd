#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks that every C++ file is formatted by .clang-format. Exit status 77: there is no formatter of the right version.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Every version formats a little differently: only the one the files were formatted with can check them.
for formatter in clang-format-14 clang-format; do
  if [[ "$(command -v "$formatter" >/dev/null && "$formatter" --version)" == *"version 14."* ]]; then
    find app packaging tests ui \( -name '*.cpp' -o -name '*.h' \) -print0 |
      xargs -0 -r -n 20 -P 2 "$formatter" --dry-run -Werror
    printf 'Every file is formatted.\n'
    exit 0
  fi
done
printf 'Skipped: there is no clang-format of version 14 here.\n'
exit 77
