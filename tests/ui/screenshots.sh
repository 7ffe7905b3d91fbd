#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures in resources/screenshots anew, by the galleries, which show made-up people. Look at them, in both
# languages, before they are committed. The folder of a build may be given, else build/dev. Needs xvfb and ImageMagick.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
build="${1:-${here}/build/dev}"
pictures="${here}/resources/screenshots"
pages="$(mktemp -d)"
trap 'rm -rf "${pages}"' EXIT

gallery() {
  local name="$1"
  shift
  QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8 xvfb-run -a -s "-noreset -screen 0 1920x1080x24" "${build}/tests/bin/${name}" "$@"
}

cmake --build "${build}" --target monitorgallery setupgallery
for language in en de; do
  suffix="-${language}"
  gallery monitorgallery --scene why --language "${language}" --size 1240x620 --shot "${pages}/monitor${suffix}.png"
  gallery setupgallery --scene filled --language "${language}" --size 880x680 --folder "${pages}" \
    --sheet "${pictures}/setup-pages${suffix}.png"
  cp "${pages}/filled-2.png" "${pages}/setup${suffix}.png"
done
cp "${pages}/monitor-en.png" "${pictures}/monitor.png"
cp "${pages}/monitor-de.png" "${pictures}/monitor-de.png"
cp "${pages}/setup-en.png" "${pictures}/setup.png"
# a third of the size, and nothing to be seen of it
mogrify +dither -colors 255 -strip "${pictures}"/*.png
