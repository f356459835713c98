#!/usr/bin/env bash
# Makes the pack that the app carries (make seed):  .ci/seed.sh path/to/gateway
#
# The same content gives the same bytes: time is the newest day on which a card was verified, never the clock.
set -euo pipefail
cd "$(dirname "$0")/.."
gateway=$1
pack=assets/seed/content.mrpack

newest=$(grep -rhoE '^verified_on *= *"?[0-9]{4}-[0-9]{2}-[0-9]{2}' assets/content | grep -oE '[0-9-]{10}$' | sort | tail -n 1)
[ -n "$newest" ] || { echo "seed: no card of assets/content says verified_on" >&2; exit 1; }
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -u -d "$newest" +%s)}
export SOURCE_DATE_EPOCH

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p assets/seed
communes=.ci/npm/node_modules/@etalab/decoupage-administratif/data
[ -d "$communes" ] || { echo "seed: $communes is missing: run .ci/setup.sh test" >&2; exit 1; }
# The communes first: places stand in them.
"$gateway" --data "$scratch" --seed none import communes "$communes" assets/figures/communes-centres.csv
report=$("$gateway" --data "$scratch" --seed none --json import content assets/content)
# What we write ourselves is whole or is not published: a slip of the pen stops here, by its name.
grep -q '"refused": *\[\]' <<< "$report" || { echo "seed: assets/content is refused: ${report##*\"refused\":}" >&2; exit 1; }
"$gateway" --data "$scratch" --seed none publish --pack "$scratch/content.mrpack"
mv "$scratch/content.mrpack" "$pack"
echo "seed: $pack, $(stat -c %s "$pack") bytes, dated $(date -u -d "@$SOURCE_DATE_EPOCH" +%F)"
