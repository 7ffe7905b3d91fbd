#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How much memory an idle engine takes, and what for:
#   tests/bench/memory.sh [--users N] [--at-most MB] [PROGRAM]
#     --users    500
#     --at-most  fails above so many MB resident
#     PROGRAM    the packaged one: build/package/bin/presence-bridge
# The simulator is a process of its own and is not counted. Only a program built as for a package says something.
set -euo pipefail

users=500
most=
program=$(dirname "${BASH_SOURCE[0]}")/../../build/package/bin/presence-bridge
while [ $# -gt 0 ]; do
  case $1 in
    --users) users=$2; shift 2 ;;
    --at-most) most=$2; shift 2 ;;
    -*) sed -n '3,8s/^# \?//p' "$0"; exit 2 ;;
    *) program=$1; shift ;;
  esac
done

work=$(mktemp -d)
# who shows nothing and is asked for nothing: no window, nobody's files
XDG_RUNTIME_DIR=$work XDG_STATE_HOME=$work XDG_CONFIG_HOME=$work \
  "$program" --engine --demo --users "$users" >"$work/lines" 2>"$work/errors" &
engine=$!
trap 'kill "$engine" 2>/dev/null || true; wait "$engine" || true; rm -rf "$work"' EXIT

for _ in $(seq 100); do
  ! grep -q '"event":"listening"' "$work/lines" || break
  kill -0 "$engine" 2>/dev/null || { cat "$work/errors" >&2; exit 1; }
  sleep 0.2
done
sleep 30 # three polls: all that is ever needed is there

resident=$(awk '/^VmRSS:/ { print $2 }' "/proc/$engine/status")
printf '%d users: %.1f MB resident\n' "$users" "$(awk "BEGIN { print $resident / 1024 }")"
# kB by what is mapped
awk '/^[0-9a-f]+-[0-9a-f]+ / { name = NF > 5 ? $6 : "memory of threads and large blocks" }
  /^Rss:/ { rss[name] += $2 }
  END { for (name in rss) if (rss[name] > 250) printf "%7d kB  %s\n", rss[name], name }' "/proc/$engine/smaps" | sort -rn
if [ -n "$most" ] && [ "$resident" -gt $((most * 1024)) ]; then
  printf 'more than %d MB\n' "$most"
  exit 1
fi
