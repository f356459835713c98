#!/usr/bin/env bash
# The list of everything that is built in, for a release: one CycloneDX file for the app, one for the gateway, in
# target/sbom. The tool is installed beside them if it is not there, at a fixed version.
set -euo pipefail
cd "$(dirname "$0")/.."
version=0.5.9
out=${CARGO_TARGET_DIR:-$PWD/target}
export PATH=$out/tools/bin:$PATH
cargo cyclonedx --version 2> /dev/null | grep -q " $version\$" ||
  cargo install --quiet --locked --root "$out/tools" --version "$version" cargo-cyclonedx
# It writes beside each manifest of the workspace; only the two that are shipped are kept.
named=ma-region-sbom
trap 'find . -path ./target -prune -o -name "$named.json" -exec rm -f {} +' EXIT
cargo cyclonedx --quiet --format json --spec-version 1.5 --target all --override-filename "$named"
mkdir -p "$out/sbom"
cp "$named.json" "$out/sbom/ma-region.cdx.json"
cp "gateway/$named.json" "$out/sbom/gateway.cdx.json"
for file in "$out"/sbom/*.cdx.json; do
  printf '%s: %s components\n' "$file" "$(grep -c '"bom-ref": "registry' "$file")"
done
