#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs a Debian package in a bare Debian and uses it there, as root:
#   packaging/test-deb.sh [--suite NAME] [--screenshot FILE] FILE.deb
#     --suite       bookworm, trixie, … (this system's own)
#     --screenshot  keeps a picture of the window: PNG where there is imagemagick, else XWD
# Installs it, runs the demo with and without a window at once, installs it over itself, has it forget its user, removes and
# purges it, and compares the list of files before and after. One line for each check; exit status 0 where all are
# good, 77 where it cannot be tried here.
# With $TMPDIR the bare system is kept there for the next time; $DEBIAN_MIRROR names another mirror.
set -euo pipefail

suite=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME-}")
screenshot=
package=
while [ $# -gt 0 ]; do
  case $1 in
    --suite) suite=$2; shift 2 ;;
    --screenshot) screenshot=$(realpath -m "$2"); shift 2 ;;
    -*) sed -n '3,10s/^# \?//p' "$0"; exit 2 ;;
    *) package=$1; shift ;;
  esac
done
[ -f "$package" ] || { sed -n '3,10s/^# \?//p' "$0"; exit 2; }

skip() {
  printf 'Skipped: the package was not installed anywhere: %s\n' "$1"
  exit 77
}
[ "$(id -u)" -eq 0 ] || skip 'that needs root'
if ! command -v debootstrap >/dev/null; then
  { command -v apt-get && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends debootstrap; } >/dev/null 2>&1 ||
    skip 'there is no debootstrap, and it could not be installed'
fi

root=$(mktemp -d "${TMPDIR:-/var/tmp}/presence-bridge-system.XXXXXX")
chmod 755 "$root"
finish() {
  local place
  for place in dev/shm dev/pts proc; do
    ! mountpoint -q "$root/$place" || umount -l "$root/$place"
  done
  rm -rf --one-file-system "$root"
}
trap finish EXIT

failed=0
# check SENTENCE COMMAND...: prints the command's output only where it failed
check() {
  local sentence=$1 begin=$SECONDS
  shift
  if "$@" </dev/null >"$root.output" 2>&1; then
    printf 'ok      %s (%d s)\n' "$sentence" $((SECONDS - begin))
  else
    printf 'FAILED  %s\n' "$sentence"
    tail -n 40 "$root.output" | sed 's/^/        /'
    failed=1
  fi
  rm -f "$root.output"
}

inside() {
  chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive ${http_proxy:+http_proxy="$http_proxy"} \
    ${https_proxy:+https_proxy="$https_proxy"} "$@"
}
# As a person without rights and without a desktop.
as_user() {
  chroot --userspec=tester:tester "$root" /usr/bin/env -i HOME=/home/tester USER=tester PATH=/usr/bin:/bin \
    LANG=C.UTF-8 sh -c 'cd && exec "$@"' sh "$@"
}

make_system() {
  local cache=${TMPDIR:+$TMPDIR/presence-bridge-system-$suite.tar}
  if [ -n "$cache" ] && [ -f "$cache" ]; then
    tar -C "$root" -xf "$cache"
    chmod 755 "$root"
  else
    debootstrap --variant=minbase "$suite" "$root" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} >/dev/null
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod +x "$root/usr/sbin/policy-rc.d"
    [ -z "$cache" ] || { tar -C "$root" -cf "$cache.new" . && mv "$cache.new" "$cache"; }
  fi
  # this machine's own way to the mirror
  [ ! -f /etc/resolv.conf ] || cp -L /etc/resolv.conf "$root/etc/resolv.conf"
  [ ! -f /etc/hosts ] || cp -L /etc/hosts "$root/etc/hosts"
  apt-config dump 2>/dev/null | grep -i '^Acquire::.*proxy' >"$root/etc/apt/apt.conf.d/90proxy" || true
  mount -t proc proc "$root/proc" || return
  mount -t devpts devpts "$root/dev/pts" 2>/dev/null || true
  mount -t tmpfs tmpfs "$root/dev/shm" 2>/dev/null || true
  inside apt-get -qq update
  inside useradd --create-home tester
  cp "$package" "$root/package.deb"
}

apt_install() {
  inside apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@"
}

# The dependencies come with an empty package of their own, so that nothing but ours changes afterwards.
install_dependencies() {
  mkdir -p "$root/empty/DEBIAN"
  printf 'Package: presence-bridge-needs\nVersion: 1\nArchitecture: all\nMaintainer: nobody <nobody@example.org>\nDescription: nothing\nDepends: %s\n' \
    "$(dpkg-deb -f "$package" Depends)" >"$root/empty/DEBIAN/control"
  dpkg-deb -b "$root/empty" "$root/needs.deb"
  rm -r "$root/empty"
  apt_install /needs.deb
}

# Every path but those that apt and dpkg use for their own books, and what a person has at home.
list_files() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./run -o -path ./var/log \
    -o -path ./var/lib/apt -o -path ./var/cache/apt -o -path ./home -o -path './var/lib/dpkg/*-old' \
    -o -path ./var/lib/dpkg/lock -o -path ./var/lib/dpkg/triggers/Lock \) -prune -o -print | sort)
}

nothing_is_missing() {
  local program
  for program in /usr/bin/presence-bridge /usr/libexec/presence-bridge/presence-bridge-engine /usr/libexec/presence-bridge/presence-simulator; do
    ! inside ldd "$program" | grep 'not found' || return
  done
  as_user presence-bridge --version | grep -Fx "presence-bridge $(dpkg-deb -f "$package" Version)"
}

runs_without_window() {
  as_user presence-bridge --demo --headless --for 20 >"$root/tmp/lines" || return
  local part
  for part in '"event":"demo"' '"event":"started"' '"event":"poll".*"ok":true' '"event":"stopped"'; do
    grep -Eq "$part" "$root/tmp/lines" || { printf 'no line with %s in:\n' "$part"; cat "$root/tmp/lines"; return 1; }
  done
}

runs_with_window() {
  cat >"$root/tmp/window" <<'END'
cd
presence-bridge --demo --for 20 & program=$!
for try in $(seq 100); do
  xdotool search --onlyvisible --name 'Presence Bridge' >/tmp/screen/windows && break
  sleep 0.2
done
[ -s /tmp/screen/windows ] || { kill $program; echo 'no window with that title is to be seen'; exit 1; }
sleep 5 # for the picture: until there is something in it
cp /tmp/screen/Xvfb_screen0 /tmp/screen/picture.xwd
wait $program
END
  mkdir -m 777 -p "$root/tmp/screen"
  # Without "-noreset" the server throws out whoever connects while its last client leaves: xdotool comes and goes.
  as_user xvfb-run -a -s '-noreset -screen 0 1280x800x24 -fbdir /tmp/screen' sh /tmp/window || return
  [ -z "$screenshot" ] || convert "xwd:$root/tmp/screen/picture.xwd" "$screenshot" 2>/dev/null ||
    cp "$root/tmp/screen/picture.xwd" "$screenshot"
}

# What was started before, meanwhile.
ran_without_window() {
  wait "$headless" || { cat "$root/tmp/headless"; return 1; }
}

forgets_its_user() {
  find "$root/home/tester" -path '*presence-bridge*' | grep . >/dev/null || { printf 'there is nothing to forget\n'; return 1; }
  as_user presence-bridge --forget --yes || return
  ! find "$root/home/tester" -iname '*presence*' | grep .
}

# As somebody would who sets a service up by hand; there is no systemd here that could run it.
has_a_service() {
  inside getent passwd presence-bridge || inside sh -c '! command -v systemd-sysusers' || return
  inside sh -c 'mkdir -p /etc/presence-bridge /etc/credstore.encrypted /var/lib/presence-bridge/x /var/log/presence-bridge/x &&
    touch /etc/presence-bridge/x.json /etc/credstore.encrypted/presence-bridge.x.storeKey /var/lib/presence-bridge/x/y' || return
  # without systemd it says so
  ! inside presence-bridge service install --system || return
  { inside presence-bridge service status 2>&1 || true; } | grep -i systemd
}

purges_the_service() {
  local path
  inside apt-get -qq -o Dpkg::Use-Pty=0 purge -y presence-bridge || return
  for path in etc/presence-bridge var/lib/presence-bridge var/log/presence-bridge etc/credstore.encrypted/presence-bridge.x.storeKey; do
    [ ! -e "$root/$path" ] || { printf 'left: %s\n' "$path"; return 1; }
  done
  ! inside getent passwd presence-bridge || return
  [ ! -d "$root/etc/credstore.encrypted" ] || rmdir "$root/etc/credstore.encrypted"
}

# What dpkg keeps of a removed package that has something to do when it is purged.
leaves_its_purging() {
  list_files | grep -v -e '^\./var/lib/dpkg/info/presence-bridge\.list$' \
    -e '^\./var/lib/dpkg/info/presence-bridge\.postrm$' >"$root/tmp/after"
  diff "$root/tmp/before" "$root/tmp/after" || return
  [ "$(inside dpkg-query -W -f '${db:Status-Status}' presence-bridge)" = config-files ]
}

leaves_nothing() {
  list_files >"$root/tmp/after"
  diff "$root/tmp/before" "$root/tmp/after" || return
  ! inside dpkg-query -W presence-bridge
}

printf 'A bare %s is being made.\n' "$suite"
make_system || skip 'a bare system could not be made here'
check 'what it needs can be installed' install_dependencies
apt_install xvfb xauth xdotool >/dev/null 2>&1 || { printf 'FAILED  there is no display to test with\n'; exit 1; }
list_files >"$root/tmp/before"
begin=$SECONDS
check 'it installs' apt_install /package.deb
check 'no library is missing' nothing_is_missing
runs_without_window </dev/null >"$root/tmp/headless" 2>&1 &
headless=$!
check 'the demo shows its window' runs_with_window
check 'the demo runs without a window beside it' ran_without_window
check 'it installs over itself' inside apt-get -qq -o Dpkg::Use-Pty=0 install -y --reinstall /package.deb
check 'it still starts' nothing_is_missing
check 'it forgets its user' forgets_its_user
check 'it can be removed' inside apt-get -qq -o Dpkg::Use-Pty=0 remove -y presence-bridge
check 'only what its purging needs is left of it then' leaves_its_purging
check 'it can be installed again' apt_install /package.deb
check 'without systemd a service is refused in words' has_a_service
check 'it can be purged with what a service has left' purges_the_service
check 'nothing is left behind' leaves_nothing
printf 'Installed, used and purged in %d s.\n' $((SECONDS - begin))
exit $failed
