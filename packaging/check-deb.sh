#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks a Debian package without installing it: packaging/check-deb.sh FILE.deb
# lintian without errors and warnings, menu entry, metainfo, manuals, hardening, and what must be in it.
# One line for each check; exit status 0 only where all are good.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
package=$(realpath "${1:?usage: packaging/check-deb.sh FILE.deb}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dpkg-deb -x "$package" "$work/root" || exit 1
dpkg-deb -e "$package" "$work/control" || exit 1
cd "$work/root" || exit 1

failed=0
# check SENTENCE COMMAND...: prints the command's output only where it failed
check() {
  local sentence=$1
  shift
  if "$@" >"$work/output" 2>&1; then
    printf 'ok      %s\n' "$sentence"
  else
    printf 'FAILED  %s\n' "$sentence"
    sed 's/^/        /' "$work/output"
    failed=1
  fi
}

lintian_is_content() {
  # as root it warns of being root; the package itself is the same
  local as=()
  [ "$(id -u)" -ne 0 ] || as=(--allow-root)
  lintian "${as[@]}" --fail-on error,warning --tag-display-limit 0 "$package"
}

manual_is_clean() {
  local warnings
  warnings=$(LC_ALL=C.UTF-8 MANWIDTH=80 MANROFFSEQ='' man --warnings -E UTF-8 -l "$1" 2>&1 >/dev/null)
  [ -z "$warnings" ] || { printf '%s\n' "$warnings"; return 1; }
}

everything_is_there() {
  local id=io.github.presence_bridge.PresenceBridge path size missing=0
  local paths=(usr/bin/presence-bridge usr/libexec/presence-bridge/presence-bridge-engine
    usr/libexec/presence-bridge/presence-simulator
    usr/share/applications/$id.desktop usr/share/metainfo/$id.metainfo.xml
    usr/share/icons/hicolor/scalable/apps/$id.svg usr/share/icons/hicolor/symbolic/apps/$id-symbolic.svg
    usr/share/man/man1/presence-bridge.1.gz usr/share/man/man1/presence-simulator.1.gz
    usr/share/bash-completion/completions/presence-bridge usr/share/zsh/vendor-completions/_presence-bridge
    usr/share/fish/vendor_completions.d/presence-bridge.fish
    usr/lib/systemd/system/presence-bridge@.service usr/lib/systemd/user/presence-bridge@.service
    usr/lib/sysusers.d/presence-bridge.conf usr/share/doc/presence-bridge/operation.md.gz
    usr/share/doc/presence-bridge/copyright usr/share/doc/presence-bridge/changelog.gz)
  for size in 16 22 24 32 48 64 128 256 512; do
    paths+=("usr/share/icons/hicolor/${size}x$size/apps/$id.png")
  done
  for path in "${paths[@]}"; do
    [ -f "$path" ] || { printf 'missing: %s\n' "$path"; missing=1; }
  done
  # the scripts that run as root are these, and as short as they are
  for path in postinst prerm postrm; do
    cmp "$here/debian/$path" "$work/control/$path" || missing=1
  done
  [ ! -e "$work/control/preinst" ] || { printf 'has a preinst\n'; missing=1; }
  return $missing
}

# What an attacker who has taken the service over could still do, as systemd counts it: 0 nothing, 10 everything.
is_confined() {
  local level
  level=$(systemd-analyze security --offline=yes --no-pager "$work/presence-bridge@test.service" 2>&1 |
    sed -n 's/.*Overall exposure level for .*: \([0-9.]*\) .*/\1/p')
  printf 'exposure level: %s\n' "${level:-none}"
  [ -n "$level" ] && awk -v level="$level" 'BEGIN { exit !(level <= 2.0) }'
}

# With the program where it is unpacked: the one that is called has to be there.
unit_is_valid() {
  local words
  sed "s|^ExecStart=presence-bridge|ExecStart=$PWD/usr/bin/presence-bridge|" usr/lib/systemd/system/presence-bridge@.service \
    >"$work/presence-bridge@test.service"
  words=$(systemd-analyze verify --man=no "$work/presence-bridge@test.service" 2>&1 | grep presence-bridge)
  [ -z "$words" ] || { printf '%s\n' "$words"; return 1; }
}

# (Without -q: a reader that stops at the first match would break the pipe, and that counts as a failure.)
# Position independent, read-only relocations bound at the start, stack protector, stripped.
is_hardened() {
  local program=$1 bad=0
  readelf -hW "$program" | grep 'Type: *DYN' >/dev/null || { printf 'not position independent\n'; bad=1; }
  readelf -lW "$program" | grep GNU_RELRO >/dev/null || { printf 'no relro\n'; bad=1; }
  readelf -dW "$program" | grep -E 'BIND_NOW|Flags:.* NOW' >/dev/null || { printf 'not bound at the start\n'; bad=1; }
  readelf --dyn-syms -W "$program" | grep __stack_chk_fail >/dev/null || { printf 'no stack protector\n'; bad=1; }
  readelf --dyn-syms -W "$program" | grep '_chk@' >/dev/null || { printf 'not fortified\n'; bad=1; }
  ! readelf -SW "$program" | grep -E ' \.(symtab|debug_info) ' >/dev/null || { printf 'not stripped\n'; bad=1; }
  ! readelf -dW "$program" | grep -E 'RPATH|RUNPATH' >/dev/null || { printf 'looks for libraries in a folder of its own\n'; bad=1; }
  return $bad
}

# A folder of the machine that built it, or of a user.
tells_no_folder() {
  ! strings -a "$1" | grep -E '(^|[^A-Za-z0-9_])/(home|root|tmp|work|src|build)/' | grep .
}

declares_what_is_loaded() {
  local depends name bad=0
  depends=$(dpkg-deb -f "$package" Depends)
  for name in libsystemd0 libssl3 libqt6widgets6 libqt6svg6 libqt6keychain1 libsecret-1-0 libqt6sql6-sqlite qt6-translations-l10n; do
    # a "t64" at the end since Debian 13
    grep -Eq "(^|[ ,|])$name(t64)?([ ,(]|\$)" <<<"$depends" || { printf 'not in Depends: %s\n' "$name"; bad=1; }
  done
  return $bad
}

desktop=$(find usr/share/applications -name '*.desktop')
check 'everything is in it, and no other script that runs as root' everything_is_there
check 'lintian has neither errors nor warnings' lintian_is_content
if command -v systemd-analyze >/dev/null; then
  check 'the unit of the service is valid' unit_is_valid
  check 'the service is confined (systemd-analyze security: at most 2.0)' is_confined
else
  printf 'skipped there is no systemd-analyze: the units were not looked at\n'
fi
check 'the menu entry is valid' desktop-file-validate "$desktop"
check 'the metainfo is valid' appstreamcli validate --no-net --no-color usr/share/metainfo/*.metainfo.xml
for manual in usr/share/man/man1/*.gz; do
  check "the manual $(basename "$manual" .1.gz) has no warnings" manual_is_clean "$manual"
done
for program in usr/bin/presence-bridge usr/libexec/presence-bridge/*; do
  check "$(basename "$program") is hardened and stripped" is_hardened "$program"
  check "$(basename "$program") names no folder of the machine it was built on" tells_no_folder "$program"
done
check 'what is linked or loaded while running is declared' declares_what_is_loaded
exit $failed
