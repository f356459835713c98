#!/usr/bin/env bash
# Gives every parser that reads from outside what libFuzzer makes up, under AddressSanitizer (SECURITY.md §8).
#
#   .ci/fuzz.sh [SECONDS for each parser, default 10] [parser…]
#
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

# What a parser begins with: the committed corpus, and real bytes that stand in the repository for other tests.
begins() {
  local into=$out/corpus/$1
  rm -rf "$into" && mkdir -p "$into"
  [ ! -d "tests/fuzz/corpus/$1" ] || cp tests/fuzz/corpus/"$1"/* "$into"
  case $1 in
    pack) cp assets/seed/content.mrpack tests/wire/released/*/manifest "$into" ;;
    delta) cp tests/wire/released/*/{snapshot,delta} "$into" ;;
    root) cp assets/root/1.root tests/wire/released/*/root "$into" ;;
    problem) cp tests/wire/released/*/problem "$into" ;;
    record) cp tests/wire/released/*/{form.json,application,changes} "$into" ;;
    feed)
      (cd gateway/tests/feeds/fixtures && find . -type f ! -name README.md -printf '%P\n') | while read -r file; do
        { printf '%s\n\n' "$file"; cat "gateway/tests/feeds/fixtures/$file"; } > "$into/${file//\//-}"
      done
      ;;
    sealed) cp tests/wire/released/*/{envelope,message}.json "$into" ;;
  esac
}

fuzz() {
  local name=$1 said=$out/said/$1
  begins "$name"
  if FUZZ_TARGET=$name "$program" "$out/corpus/$name" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 \
    -print_final_stats=1 -artifact_prefix="$out/found/$name-" > "$said" 2>&1
  then
    printf 'fuzz %-9s %10s executions\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$said")"
  else
    tail -n 40 "$said"
    printf 'fuzz %s: FAILED, see %s\n' "$name" "$out/found"
    return 1
  fi
}

export -f fuzz begins
export out program seconds
printf '%s\n' "$@" | xargs -P "$(nproc)" -I {} bash -euo pipefail -c 'fuzz {}'
