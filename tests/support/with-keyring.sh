#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-keyring.sh [--none] COMMAND [ARGUMENT...]
# Runs a command on a D-Bus session of its own with an unlocked, empty gnome-keyring, in folders that are thrown away.
# With --none: on a bus on which nothing can be started. The command keeps its display; the bus and the
# keyring get none, so that no prompt can ever open and wait.
set -eu

keyring=yes
if [ "${1:-}" = --none ]; then
    keyring=no
    shift
fi
for program in dbus-run-session gnome-keyring-daemon; do
    if ! command -v "$program" >/dev/null; then
        echo "with-keyring.sh: $program is not installed" >&2
        exit 127
    fi
done

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT INT TERM
for folder in home data config cache state runtime; do
    mkdir -m 700 "$root/$folder"
done
export HOME="$root/home" XDG_RUNTIME_DIR="$root/runtime" XDG_CURRENT_DESKTOP=GNOME
export XDG_DATA_HOME="$root/data" XDG_CONFIG_HOME="$root/config"
export XDG_CACHE_HOME="$root/cache" XDG_STATE_HOME="$root/state"
export PB_DISPLAY="${DISPLAY:-}" PB_WAYLAND_DISPLAY="${WAYLAND_DISPLAY:-}"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

cat >"$root/run" <<'END'
set -eu
if [ "$1" = yes ]; then
    printf %s keyring | gnome-keyring-daemon --unlock --components=secrets >/dev/null
fi
shift
[ -z "$PB_DISPLAY" ] || export DISPLAY="$PB_DISPLAY"
[ -z "$PB_WAYLAND_DISPLAY" ] || export WAYLAND_DISPLAY="$PB_WAYLAND_DISPLAY"
unset PB_DISPLAY PB_WAYLAND_DISPLAY
exec "$@"
END

if [ "$keyring" = yes ]; then
    dbus-run-session -- sh "$root/run" yes "$@"
else
    cat >"$root/bus.conf" <<'END'
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
    dbus-run-session --config-file="$root/bus.conf" -- sh "$root/run" no "$@"
fi
