#!/usr/bin/env bash
# Gives every parser that reads from outside what libFuzzer makes up, under AddressSanitizer (SECURITY.md §8).
#
#   .ci/fuzz.sh [SECONDS for each parser, default 10] [parser…]
#
# Begins at the same place each time, so that a submission meets what the one before met; FUZZ_SEED=0 begins anywhere.
# Fails at a crash, a leak, an input that takes over 5 seconds or a gigabyte; what brought it on is kept in
# target/fuzz/found, to become a plain test. The toolchain is the stable one, told to accept its own unstable flags.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-10}
shift || true
host=$(rustc -vV | sed -n 's/^host: //p')
out=${CARGO_TARGET_DIR:-$PWD/target}/fuzz

coverage='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
 -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares'
# With a target named, build scripts are built without all that.
RUSTC_BOOTSTRAP=1 CARGO_INCREMENTAL=0 RUSTFLAGS="--cfg fuzzing -Zsanitizer=address ${coverage//$'\n'/}" \
  cargo build --locked --quiet --manifest-path tests/fuzz/Cargo.toml --target "$host" --target-dir "$out"
program=$out/$host/debug/fuzz

[ $# -gt 0 ] || set -- $(sed -n 's/^    ("\([a-z]*\)", .*/\1/p' tests/fuzz/src/main.rs)
rm -rf "$out/found" "$out/said"
mkdir -p "$out/found" "$out/said"

# Copies under names that tell the folders apart; what one released version lacks is passed over.
lay() {
  local file
  for file in "$@"; do [ ! -f "$file" ] || cp "$file" "$into/${file//\//-}"; done
}

# What a parser begins with: the committed corpus, and real bytes that stand in the repository for other tests.
begins() {
  local into=$out/corpus/$1
  rm -rf "$into" && mkdir -p "$into"
  [ ! -d "tests/fuzz/corpus/$1" ] || cp -r "tests/fuzz/corpus/$1/." "$into"
  case $1 in
    pack) lay assets/seed/content.mrpack tests/wire/released/*/manifest ;;
    delta) lay tests/wire/released/*/{snapshot,delta} ;;
    root) lay assets/root/1.root tests/wire/released/*/root ;;
    problem) lay tests/wire/released/*/problem ;;
    record) lay tests/wire/released/*/{form.json,application,changes} ;;
    sealed) lay tests/wire/released/*/{envelope.json,message.json,draft.json} ;;
    feed)
      (cd gateway/tests/feeds/fixtures && find . -type f ! -name README.md -printf '%P\n') | while read -r file; do
        # Each file to each feed: the first byte says which.
        for which in {0..9} {A..Z}; do
          { printf '%s%s\n\n' "$which" "$file"; cat "gateway/tests/feeds/fixtures/$file"; } > "$into/$which-${file//\//-}"
        done
      done
      ;;
  esac
}

fuzz() {
  local name=$1 said=$out/said/$1
  begins "$name"
  if FUZZ_TARGET=$name "$program" "$out/corpus/$name" -max_total_time="$seconds" -seed="${FUZZ_SEED:-20261130}" -timeout=5 -rss_limit_mb=1024 \
    -print_final_stats=1 -artifact_prefix="$out/found/$name-" > "$said" 2>&1
  then
    printf 'fuzz %-9s %10s executions\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$said")"
  else
    tail -n 40 "$said"
    printf 'fuzz %s: FAILED, see %s\n' "$name" "$out/found"
    return 1
  fi
}

export -f fuzz begins lay
export out program seconds
printf '%s\n' "$@" | xargs -P "$(nproc)" -I {} bash -euo pipefail -c 'fuzz {}'
