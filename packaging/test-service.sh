#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs a Debian package beside a systemd that runs and has it synchronise the simulator as a service there, as root:
#   packaging/test-service.sh FILE.deb
# The systemd is this system's own, booted in a container of its own over this system's files; what it writes is kept in
# memory and forgotten. Windows of a member of the service's group and of a stranger, a reload, a kill, the watchdog, the end.
# One line for each check; exit status 0 where all are good, 77 where it cannot be tried here.
set -euo pipefail

[ $# -eq 1 ] && [ -f "$1" ] || { sed -n '3,7s/^# \?//p' "$0"; exit 2; }
package=$(realpath "$1")

skip() {
  printf 'Skipped: no service was tried: %s\n' "$1"
  exit 77
}
[ "$(id -u)" -eq 0 ] || skip 'that needs root'
for command in systemd-nspawn nsenter xvfb-run xauth curl python3; do
  command -v "$command" >/dev/null || skip "there is no $command"
done

work=$(mktemp -d "${TMPDIR:-/var/tmp}/presence-bridge-service.XXXXXX")
root=$work/root
container=
finish() {
  if [ -n "$container" ]; then
    kill "$container" 2>/dev/null || true
    wait "$container" 2>/dev/null || true
  fi
  umount -l "$root" "$work/memory" 2>/dev/null || true
  rm -rf --one-file-system "$work"
}
trap finish EXIT

failed=0
# check SENTENCE COMMAND...: prints the command's output only where it failed
check() {
  local sentence=$1 begin=$SECONDS
  shift
  if "$@" </dev/null >"$work/output" 2>&1; then
    printf 'ok      %s (%d s)\n' "$sentence" $((SECONDS - begin))
  else
    printf 'FAILED  %s\n' "$sentence"
    tail -n 40 "$work/output" | sed 's/^/        /'
    failed=1
  fi
}

# until_so SECONDS COMMAND...
until_so() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt "$end" ] || { printf 'not within the time: %s\n' "$*"; return 1; }
    sleep 0.2
  done
}

# The system's files below, what is written in memory above.
lay_over() {
  mkdir "$work/memory" "$root" && mount -t tmpfs tmpfs "$work/memory" && mkdir "$work/memory/upper" "$work/memory/work" &&
    mount -t overlay -o "lowerdir=/,upperdir=$work/memory/upper,workdir=$work/memory/work" overlay "$root" || return
  local unit
  # nobody logs in, no network is set up, nothing is done at night
  for unit in getty.target console-getty.service systemd-networkd.service systemd-resolved.service systemd-timesyncd.service \
    systemd-udevd.service systemd-udev-trigger.service apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer; do
    ln -sf /dev/null "$root/etc/systemd/system/$unit"
  done
  : >"$root/etc/fstab"
  : >"$root/etc/machine-id"
  # what this machine has of another installation
  rm -rf "$root"/etc/presence-bridge "$root"/var/{lib,log}/presence-bridge "$root"/etc/credstore.encrypted/presence-bridge.*
  cp "$package" "$root/root/package.deb"
}

leader=
boot() {
  systemd-nspawn --quiet --directory "$root" --boot --register=no --keep-unit --private-network --machine=presence-bridge \
    --console=pipe </dev/null >"$work/console" 2>&1 &
  container=$!
  until_so 30 has_leader && until_so 60 is_running
}
has_leader() {
  leader=$(pgrep -P "$container") && [ -d "/proc/$leader" ]
}
inside() {
  nsenter --target "$leader" --mount --pid --uts --ipc --net --cgroup --root --wd /usr/bin/env -i HOME=/root \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"
}
# With the groups that a log-in would give.
as() {
  local who=$1
  shift
  inside setpriv --reuid "$who" --regid "$who" --init-groups env HOME="/home/$who" USER="$who" "$@"
}
is_running() {
  inside systemctl is-system-running | grep -Ex 'running|degraded'
}

unit=presence-bridge@house.service
is_active() { [ "$(inside systemctl is-active $unit)" = active ]; }
main_process() { inside systemctl show --property=MainPID --value $unit; }

control() {
  inside curl --silent --show-error --fail --data "${3-}" --request "$1" "http://127.0.0.1:7003/control/$2"
}
# The first user who is in both systems.
person() {
  control GET world | python3 -c 'import json, sys
print(next(u["email"] for u in json.load(sys.stdin)["users"] if u["matched"]))'
}
is_silent() {
  control GET world | python3 -c 'import json, sys
sys.exit(not next(u["dnd"] for u in json.load(sys.stdin)["users"] if u["email"] == sys.argv[1]))' "$anna"
}
is_not_silent() { ! is_silent; }
call_begins() { control POST "teams/$anna" '{"availability": "Busy", "activity": "InACall"}'; }
call_ends() { control POST "teams/$anna" '{"availability": "Available", "activity": "Available"}'; }

installs() {
  # what it needs beside the libraries may be missing here: keychains and translations
  inside dpkg --install --force-depends /root/package.deb && inside getent passwd presence-bridge
}

simulator_runs() {
  inside systemd-run --quiet --unit=simulator --property=StandardOutput=file:/root/simulator.json \
    /usr/libexec/presence-bridge/presence-simulator --scenario still --users 20 --port 7000 &&
    until_so 20 grep -q control "$root/root/simulator.json" && anna=$(person)
  python3 - "$root/root" <<'END'
import json, sys
folder = sys.argv[1]
line = json.load(open(folder + "/simulator.json"))
profile = {"version": 1, "id": "house", "name": "House", "endpoints": {"signIn": line["entra"], "graph": line["graph"]},
           "tenantId": line["tenant"], "clientId": line["clientId"], "readClientId": line["readClientId"],
           "starface": {"url": line["starface"], "login": line["starfaceLogin"]},
           "times": {"periodSeconds": 1, "settleSeconds": 1}}
json.dump(profile, open(folder + "/house.json", "w"))
json.dump({key: line[key] for key in ("clientSecret", "refreshToken", "starfacePassword")}, open(folder + "/secrets.json", "w"))
END
  inside useradd --create-home anna && inside useradd --create-home stranger && inside adduser --quiet anna presence-bridge
}

service_is_installed() {
  inside sh -c 'presence-bridge service install --system --secrets-stdin --profile /root/house.json </root/secrets.json' &&
    until_so 30 is_active
}
is_the_engine() {
  inside readlink "/proc/$(main_process)/exe" | grep -x /usr/libexec/presence-bridge/presence-bridge-engine
}
is_confined() {
  local level
  level=$(inside systemd-analyze --no-pager security $unit | sed -n 's/.*Overall exposure level for .*: \([0-9.]*\) .*/\1/p')
  printf 'exposure level: %s\n' "$level"
  awk -v level="${level:-10}" 'BEGIN { exit !(level <= 2.0) }'
}
socket_is_the_groups() {
  local is
  is=$(inside sh -c 'stat --format "%U %G %a" /run/presence-bridge/house/engine-*')
  printf '%s\n' "$is"
  grep -Ex 'presence-bridge presence-bridge (66|77)0' <<<"$is"
}

silences_a_phone() { call_begins && until_so 30 is_silent; }
gives_it_back() { call_ends && until_so 30 is_not_silent; }

# How many are attached to the service's socket.
windows() {
  inside awk '$6 == "03" && $8 ~ "^/run/presence-bridge/house/" { count++ } END { print count + 0 }' /proc/net/unix
}
a_window_attaches() { [ "$(windows)" -ge 1 ]; }
no_window_attaches() { [ "$(windows)" -eq 0 ]; }
member_attaches_a_window() {
  as anna xvfb-run --auto-servernum presence-bridge --watch --profile house --for 20 >"$work/window" 2>&1 &
  local window=$! result=0
  until_so 20 a_window_attaches || result=1
  wait "$window" || result=1
  cat "$work/window"
  until_so 10 no_window_attaches && return $result
}
stranger_is_refused() {
  # the box stays until somebody has read it
  ! as stranger timeout 15 xvfb-run --auto-servernum presence-bridge --language en --profile house >"$work/window" 2>&1
  cat "$work/window"
  grep 'not allowed to see' "$work/window" && no_window_attaches
}
member_asks_why() {
  inside install -o anna -g anna -m 600 /root/house.json /home/anna/house.json &&
    as anna presence-bridge why "$anna" --language en --profile /home/anna/house.json
}
stranger_learns_nothing() {
  inside install -o stranger -g stranger -m 600 /root/house.json /home/stranger/house.json
  ! as stranger presence-bridge why "$anna" --language en --profile /home/stranger/house.json || return
  { as stranger presence-bridge why "$anna" --language en --profile /home/stranger/house.json 2>&1 || true; } |
    grep 'not allowed to see'
}

is_reloaded() {
  local before
  before=$(main_process)
  sed -i 's/"observeOnly": *false/"observeOnly": true/' "$root/etc/presence-bridge/house.json" || return
  grep -q '"observeOnly": *true' "$root/etc/presence-bridge/house.json" || return
  inside systemctl reload $unit && until_so 20 is_reread && is_active && [ "$(main_process)" = "$before" ] || return
  sed -i 's/"observeOnly": *true/"observeOnly": false/' "$root/etc/presence-bridge/house.json"
  inside systemctl reload $unit && is_active
}
is_reread() {
  inside journalctl --quiet MESSAGE_ID=5bcc458e2bbe4b0fba62e2bc57ce26af | grep .
}
mistake_changes_nothing() {
  local before
  before=$(main_process)
  inside cp /etc/presence-bridge/house.json /root/kept.json
  inside sh -c 'echo "{" >/etc/presence-bridge/house.json'
  inside systemctl reload $unit || true
  until_so 20 is_refused && is_active && [ "$(main_process)" = "$before" ] || return
  inside cp /root/kept.json /etc/presence-bridge/house.json
  inside systemctl reload $unit
}
is_refused() {
  inside journalctl --quiet MESSAGE_ID=3e968b78f60649bdbba99288fc675bb4 | grep .
}

is_back_after_a_kill() {
  local before begin=$SECONDS
  silences_a_phone || return
  before=$(main_process)
  inside systemctl kill --signal=KILL $unit || return
  until_so 10 is_another "$before" || return
  printf 'active again after %d s\n' $((SECONDS - begin))
  is_silent && gives_it_back
}
is_another() {
  is_active && [ "$(main_process)" != "$1" ] && [ "$(main_process)" != 0 ]
}
the_watchdog_ends_it() {
  local before
  before=$(main_process)
  inside kill -STOP "$before" && until_so 60 is_another "$before"
}
stops_with_all_given_back() {
  silences_a_phone && inside systemctl stop $unit && is_not_silent &&
    [ "$(inside systemctl show --property=ExecMainStatus --value $unit)" = 0 ] && inside systemctl start $unit
}
is_removed() {
  inside presence-bridge service remove --system --profile house && ! is_active && ! inside sh -c 'ls /etc/credstore.encrypted/presence-bridge.*'
}
is_purged() {
  inside dpkg --purge presence-bridge && [ ! -e "$root/var/lib/presence-bridge" ] && ! inside getent passwd presence-bridge
}

lay_over || skip 'no files can be laid over those of this system'
boot || { tail -n 5 "$work/console"; skip 'no systemd can be booted here'; }
inside systemctl --version | head -n 1
check 'the package installs, with its account' installs
check 'the simulator runs beside it' simulator_runs
check 'a service is made of a profile' service_is_installed
check 'it loads no library of the windows' is_the_engine
check 'it is confined (systemd-analyze security: at most 2.0)' is_confined
check 'its socket is for its group' socket_is_the_groups
check 'a call silences a phone' silences_a_phone
check 'a member of the group attaches a window' member_attaches_a_window
check 'somebody else is told that this is not allowed' stranger_is_refused
check 'a member is told why a phone is silent' member_asks_why
check 'somebody else is not' stranger_learns_nothing
check 'the end of the call gives it back' gives_it_back
check 'a changed profile is read anew' is_reloaded
check 'one with a mistake changes nothing' mistake_changes_nothing
check 'killed, it is back within 10 s, and nothing is stuck' is_back_after_a_kill
check 'stopped, it is ended by the watchdog and started again' the_watchdog_ends_it
check 'ended, it has given everything back' stops_with_all_given_back
check 'the service is removed' is_removed
check 'purging leaves nothing' is_purged
exit $failed
