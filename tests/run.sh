#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and runs every test and check: with sanitizers first, then optimised what they cut
# short, then the package, installed in a bare Debian.
#   tests/run.sh [--quick | --package] [arguments for ctest, e.g. -R profile]
#   --quick    every test optimised, without sanitizers and without the package
#   --package  the package only
# With arguments for ctest there is no package either.
# Exit status 0 only where everything passed. The last line counts single checks, not programs.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

stages=(asan long package)
case ${1-} in
  --quick) stages=(ci); shift ;;
  --package) stages=(package); shift ;;
  --help | -h) sed -n '3,9s/^# \?//p' "$0"; exit 0 ;;
esac
arguments=("$@")

results=()

# Builds a target of a preset and runs its tests: test_preset PRESET TARGET [ARGUMENTS FOR CTEST...]
test_preset() {
  local preset=$1 target=$2
  shift 2
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
  cmake --build "$build" --target "$target" || return
  # Of a test that passed only the end of its output is kept, where QtTest counts.
  # Most tests wait for the programs that they start more than they compute.
  ctest --preset "$preset" --parallel $((2 * $(nproc))) --output-junit "$result" \
    --test-output-size-passed 4096 --test-output-truncation head "$@"
}

# Builds the package and checks it, packs it a second time, and installs it in a bare system where that is possible.
# Its checks say "ok" or "FAILED" and become results as the tests' are.
test_package() {
  local build=build/package status=0 log result
  result=$root/$build/results.xml
  log=$root/$build/results.log
  results+=("$result")
  mkdir -p "$build"
  rm -f "$result"
  printf '\n== package ==\n'
  {
    packaging/build-deb.sh && packaging/check-reproducible.sh --pack &&
      install_package "$build"/presence-bridge_*.deb
  } | tee "$log" || status=$?
  sed -n -e 's/&/and/g; s/[<>"]//g' \
    -e 's|^ok  *\(.*\)|<testcase name="\1" status="run">\n</testcase>|p' \
    -e 's|^FAILED  *\(.*\)|<testcase name="\1" status="fail">\n</testcase>|p' "$log" >"$result"
  return $status
}

# Exit status 77 means that it could not be tried here, which was said.
install_package() {
  local status=0
  packaging/test-deb.sh "$1" || status=$?
  [ $status -eq 77 ] || return $status
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

status=0
for stage in "${stages[@]}"; do
  case $stage in
    package)
      [ ${#arguments[@]} -gt 0 ] || test_package || status=$?
      ;;
    asan)
      packaging/dependencies.sh test
      test_preset asan all --no-tests=ignore ${arguments[@]+"${arguments[@]}"} || status=$?
      ;;
    long)
      test_preset ci long_tests --label-regex long --no-tests=ignore ${arguments[@]+"${arguments[@]}"} || status=$?
      ;;
    ci)
      packaging/dependencies.sh test
      test_preset ci all ${arguments[@]+"${arguments[@]}"} || status=$?
      ;;
  esac
done

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
