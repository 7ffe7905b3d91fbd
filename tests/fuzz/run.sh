#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes every decoder of what comes from outside, with libFuzzer, AddressSanitizer and UndefinedBehaviorSanitizer:
#   tests/fuzz/run.sh [--seconds N] [TARGET...]     60 seconds each, all targets
# Needs clang 14 and libclang-rt-14-dev. What is found lies in build/fuzz/found; mend it, and put the input into
# tests/fuzz/seeds/TARGET. Exit status 0: nothing was found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=60
if [ "${1-}" = --seconds ]; then
  seconds=$2
  shift 2
fi
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(ls tests/fuzz/seeds)

cmake --preset fuzz --log-level=WARNING >/dev/null
cmake --build --preset fuzz --target fuzz
status=0
for target in "${targets[@]}"; do
  printf '\n== %s ==\n' "$target"
  mkdir -p "build/fuzz/corpus/$target" build/fuzz/found
  # the Qt of a distribution is not instrumented: its containers must not be asked for what they overrun
  PB_FUZZ_TARGET=$target ASAN_OPTIONS=detect_container_overflow=0 \
    build/fuzz/tests/bin/fuzz -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/found/$target-" "build/fuzz/corpus/$target" "tests/fuzz/seeds/$target" \
    2>&1 | grep -E '^(==|SUMMARY|broken|stat::number_of_executed|stat::average|#[0-9]+.*DONE)|ERROR' || status=1
done
[ -z "$(ls build/fuzz/found)" ] || status=1
exit $status
