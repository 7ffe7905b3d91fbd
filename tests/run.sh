#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and runs every test and check: with sanitizers first, then optimised.
#   tests/run.sh [--quick] [arguments for ctest, e.g. -R profile]
#   --quick  without the build with sanitizers
# Exit status 0 only where everything passed. The last line counts single checks, not programs.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

quick=
case ${1-} in
  --quick) quick=1; shift ;;
  --help | -h) sed -n '3,6s/^# \?//p' "$0"; exit 0 ;;
esac
arguments=("$@")

results=()

# Builds a preset and runs its tests: test_preset PRESET [ARGUMENTS FOR CTEST...]
test_preset() {
  local preset=$1
  shift
  local build=build/$preset
  local result=$root/$build/results.xml
  results+=("$result")
  mkdir -p "$build"
  rm -f "$result"
  printf '\n== %s ==\n' "$preset"
  # The build tool configures anew by itself, except when the presets have changed.
  if [ ! -f "$build/build.ninja" ] || [ CMakePresets.json -nt "$build/build.ninja" ]; then
    cmake --preset "$preset" --log-level=WARNING >/dev/null || return
  fi
  cmake --build "$build" || return
  # Of a test that passed only the end of its output is kept, where QtTest counts.
  ctest --preset "$preset" --parallel "$(nproc)" --output-junit "$result" \
    --test-output-size-passed 4096 --test-output-truncation head "$@"
}

# Adds up the results: QtTest's own counts where a test has them, one for every other program. Never says that
# nothing failed where something did, be it a build: count STATUS RESULTS...
count() {
  awk -v status="$1" '
    /<testcase /     { counted = 0; state = $0; sub(/.* status="/, "", state); sub(/".*/, "", state) }
    /^.*Totals: [0-9]+ passed, [0-9]+ failed/ {
      line = $0; sub(/.*Totals: /, "", line); split(line, words, /[ ,]+/)
      passed += words[1]; wrong += words[3]; counted += words[3]; seen = 1
    }
    /<\/testcase>/   {
      if (state == "fail" && !counted) wrong++
      if (state == "run" && !seen) passed++
      seen = 0
    }
    END {
      if (status != 0 && !wrong) wrong = 1
      printf "%d passed, %d failed\n", passed, wrong
    }
  ' "${@:2}"
}

packaging/dependencies.sh test

status=0
if [ -z "$quick" ]; then
  # The checks of the source tree do not depend on how it is built: once is enough.
  test_preset asan --label-exclude repository --no-tests=ignore ${arguments[@]+"${arguments[@]}"} || status=$?
fi
test_preset ci ${arguments[@]+"${arguments[@]}"} || status=$?

found=()
for result in "${results[@]}"; do
  if [ -f "$result" ]; then
    found+=("$result")
  else
    printf 'There are no results: %s\n' "$result" >&2
    status=1
  fi
done
[ $status -eq 0 ] || printf 'Not everything passed; what failed stands above.\n'
count "$status" ${found[@]+"${found[@]}"} </dev/null
exit $status
