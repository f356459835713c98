#!/usr/bin/env bash
# Puts four pictures of the real window side by side for the README, after `make pictures`:  .ci/phone-picture.sh
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p docs/pictures
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for shown in light-home light-aids light-card dark-home; do
  # A phone's rounded corners and a hairline around it, so that a light screen is seen on a white page.
  convert "target/pictures/phone-$shown.png" \
    \( +clone -alpha extract -fill black -colorize 100 -fill white -draw 'roundrectangle 0,0,411,859,26,26' \) \
    -alpha off -compose CopyOpacity -composite \
    -compose Over -fill none -stroke '#b9b4a6' -strokewidth 2 -draw 'roundrectangle 1,1,410,858,25,25' "$scratch/$shown.png"
done
montage "$scratch"/{light-home,light-aids,light-card,dark-home}.png -tile 4x1 -geometry '412x860+14+14' -background none "$scratch/all.png"
convert "$scratch/all.png" -strip -define png:compression-level=9 docs/pictures/phone.png
stat -c '%n: %s bytes' docs/pictures/phone.png
