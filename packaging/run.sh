#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds the release, and starts it in demo mode: the built-in simulator plays
# Microsoft 365 and a STARFACE PBX. Further arguments go to the program, e.g. --users 240.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/release

"$root/packaging/dependencies.sh" build

# The build tool configures anew by itself, except when the presets have changed.
if [ ! -f "$build/build.ninja" ] || [ "$root/CMakePresets.json" -nt "$build/build.ninja" ]; then
  printf 'Configuring the build…\n'
  (cd "$root" && cmake --preset release --log-level=WARNING >/dev/null)
fi
cmake --build "$build"

has_display() {
  [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}${QT_QPA_PLATFORM-}" ] && return
  # What needs no window: the user has asked for it.
  local argument
  for argument in "$@"; do
    case $argument in --headless | --help | -h | --version | -v | -platform) return 0 ;; esac
  done
  return 1
}

if has_display "$@"; then
  exec "$build/bin/presence-bridge" --demo "$@"
fi
printf 'There is no display here: the demo runs in this terminal for one minute (Ctrl+C ends it).\n'
exec "$build/bin/presence-bridge" --demo --headless --table --for 60 "$@"
