#!/usr/bin/env bash
# The app beside a real gateway, both from this folder (make run). Closing the window stops the gateway.
#
# LISTEN=127.0.0.1:8787 and DATA=target/run say where; DATA/gateway and DATA/app are kept from one run to the next.
set -euo pipefail
cd "$(dirname "$0")/.."

listen=${LISTEN:-127.0.0.1:8787}
data=${DATA:-target/run}
programs=${CARGO_TARGET_DIR:-target}/debug
gateway=("$programs/gateway" --data "$data/gateway")
log=$data/gateway.log
say() { printf 'run: %s\n' "$*"; }

[ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || {
  say "no screen here. The same app without a window: $programs/ma-region --data $data/app search permis" >&2
  exit 1
}

mkdir -p "$data"
: > "$log"
if [ ! -d "$data/gateway" ]; then
  say "first run: the gateway publishes assets/content"
  "${gateway[@]}" import content assets/content >> "$log"
  "${gateway[@]}" publish >> "$log"
fi

"${gateway[@]}" serve --listen "$listen" >> "$log" 2>&1 &
serving=$!
stop() { kill "$serving" 2> /dev/null && wait "$serving" || true; }
trap stop EXIT
for _ in $(seq 100); do
  kill -0 "$serving" 2> /dev/null || { tail -n 5 "$log" >&2; say "the gateway did not start (see $log)" >&2; exit 1; }
  (exec 3<> "/dev/tcp/${listen%:*}/${listen##*:}") 2> /dev/null && break
  sleep 0.1
done

say "gateway on http://$listen (log: $log). To quit: close the window, or Ctrl+C here."
# Dioxus looks for its files beside this folder when it runs outside of dx.
CARGO_MANIFEST_DIR=$PWD MA_REGION_GATEWAY=http://$listen "$programs/ma-region" --data "$data/app"
say "window closed, gateway stopped"
