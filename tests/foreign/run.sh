#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the simulator and the program against clients and a server that others wrote:
#   tests/foreign/run.sh [BUILD]     the folder of a build with both programs: build/dev
#   entra    @azure/msal-node signs in to the simulator's Entra
#   graph    @microsoft/microsoft-graph-client reads and writes at the simulator's Graph
#   program  presence-bridge signs in to oidc-provider, as its Entra and as the realm of its STARFACE 10
# Needs node 20 or newer, npm and openssl; what is foreign is installed into BUILD/foreign, in the versions of package.json.
# Exit status 0: every check is ok. 1: one is not. 77: nothing was checked, because npm or another tool is missing or
# cannot install.
set -euo pipefail

case ${1-} in
  -*) sed -n '3,10s/^# \?//p' "$0"; exit 2 ;;
esac
sources=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "${1:-$sources/../../build/dev}" && pwd)

skip() {
  printf 'Skipped: %s\n' "$1"
  exit 77
}

for tool in node npm openssl; do
  command -v "$tool" >/dev/null || skip "there is no $tool"
done
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || skip 'node is older than 20'
for program in presence-simulator presence-bridge; do
  [ -x "$build/bin/$program" ] || { printf 'There is no %s in %s: build it\n' "$program" "$build/bin" >&2; exit 1; }
done

# node looks for packages beside the script that imports them: the scripts go to where the packages are
work=$build/foreign
mkdir -p "$work"
cp "$sources"/package.json "$sources"/*.mjs "$work"
if ! npm install --prefix "$work" --no-package-lock --ignore-scripts --no-audit --no-fund \
  --fetch-retries 1 >"$work/npm.log" 2>&1; then
  grep -m 3 -E 'npm (ERR!|error)' "$work/npm.log" >&2 || true
  skip 'npm cannot install the packages'
fi

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
  -addext subjectAltName=IP:127.0.0.1,DNS:localhost -keyout "$home/key.pem" -out "$home/certificate.pem" 2>"$home/openssl.log"

# all that is spoken to is on this computer
for name in http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NODE_OPTIONS; do unset "$name"; done
export NODE_EXTRA_CA_CERTS=$home/certificate.pem
export PB_BIN=$build/bin PB_HOME=$home
status=0
for script in entra graph program; do
  printf '\n== %s ==\n' "$script"
  timeout 300 node "$work/$script.mjs" || status=1
done
exit $status
