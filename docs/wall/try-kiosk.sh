#!/bin/sh
# Starts the kiosk's Chromium once under Xvfb, photographs it, and ends it: try-kiosk.sh ADDRESS PICTURE
set -eu
address=$1
picture=$2
size=${SIZE:-1920x1080}
profile=$(mktemp -d)
xvfb-run --auto-servernum --server-args="-screen 0 ${size}x24 -nocursor" sh -c '
  /usr/bin/chromium ${CHROMIUM_FLAGS:-} --kiosk --noerrdialogs --disable-infobars --no-first-run \
    --disable-session-crashed-bubble --disable-features=Translate --lang=zh-CN --window-position=0,0 --disable-pinch \
    --overscroll-history-navigation=0 --password-store=basic --window-size='"${size%x*},${size#*x}"' \
    --user-data-dir="$1" "$2" >/dev/null 2>&1 &
  browser=$!
  sleep "${WAIT:-15}"
  import -window root "$3"
  kill "$browser"
  wait "$browser" || true
' sh "$profile" "$address" "$picture"
rm -rf "$profile"
