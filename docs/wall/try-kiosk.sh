#!/bin/sh
# Starts the command line of duibiao-kiosk.service once under Xvfb, photographs it, and ends it: try-kiosk.sh ADDRESS PICTURE
set -eu
address=$1
picture=$2
size=${SIZE:-1920x1080}
unit=$(dirname "$0")/duibiao-kiosk.service
profile=$(mktemp -d)
# What the unit gives to Chromium, but for its address and profile.
flags=$(sed -n '/^ExecStart=/,/[^\\]$/p' "$unit" | tr -d '\\\n' |
  sed -e 's/^.*\/usr\/bin\/chromium //' -e 's/ -- .*$//' -e 's/--user-data-dir=[^ ]*//' -e 's/${WALL}//')
echo "chromium $flags"
xvfb-run --auto-servernum --server-args="-screen 0 ${size}x24 -nocursor" sh -c '
  /usr/bin/chromium ${CHROMIUM_FLAGS:-} $4 --window-size='"${size%x*},${size#*x}"' \
    --user-data-dir="$1" "$2" >/dev/null 2>&1 &
  browser=$!
  sleep "${WAIT:-15}"
  import -window root "$3"
  kill "$browser"
  wait "$browser" || true
' sh "$profile" "$address" "$picture" "$flags"
rm -rf "$profile"
