#!/usr/bin/env bash
# Type-checks all the Rust of the phones, Android and iOS. It links nothing and runs nothing: see PLATFORM.md §9.
#
#   .ci/check-mobile.sh            both phones
#   .ci/check-mobile.sh android    one of them (or ios)
#
# Where rustup holds the two targets, they are used. Elsewhere a small Debian, made once by debootstrap and kept in the
# cache folder, brings a rustc with the source of std, and std is built for the phone first. That needs root (or a sudo
# that asks nothing) and, once, the network; where either is missing, this says so and fails: it never passes unchecked.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd -P)
self=$root/.ci/check-mobile.sh
out=$root/target/mobile
stand_ins=$out/stand-ins
suite=forky
packages=rustc,cargo,rust-src,gcc,libc6-dev,pkg-config,clang,lld,ca-certificates

say()  { printf 'check-mobile: %s\n' "$*"; }
fail() { printf 'check-mobile: %s\n' "$*" >&2; exit 1; }

triple() {
  case $1 in
    android) echo aarch64-linux-android ;;
    ios) echo aarch64-apple-ios ;;
    *) fail "unknown phone: $1 (android or ios)" ;;
  esac
}

# Compilers that compile nothing: a type-check asks the C libraries' build scripts to pass, not to build.
make_stand_ins() {
  mkdir -p "$stand_ins/lib" "$stand_ins/include" "$stand_ins/bin" "$stand_ins/iPhoneOS.sdk"
  # Asked to preprocess, it answers openssl-sys' question: which OpenSSL is it?
  cat > "$stand_ins/cc-none" <<'CC'
#!/bin/sh
case " $* " in *" -E "*) echo RUST_VERSION_OPENSSL_0x300000e0L ;; esac
exit 0
CC
  cat > "$stand_ins/bin/xcrun" <<XCRUN
#!/bin/sh
case " \$* " in
  *" --show-sdk-path "*) echo "$stand_ins/iPhoneOS.sdk" ;;
  *version*) echo 26.0 ;;
esac
exit 0
XCRUN
  chmod +x "$stand_ins/cc-none" "$stand_ins/bin/xcrun"
  [ -e "$stand_ins/lib/libssl.a" ] || : > "$stand_ins/lib/libssl.a"
  [ -e "$stand_ins/lib/libcrypto.a" ] || : > "$stand_ins/lib/libcrypto.a"
}

# check NAME [cargo arguments]: one phone, with whichever cargo is on PATH.
check() {
  local name=$1 target started=$SECONDS
  shift
  target=$(triple "$name")
  say "$name ($target) with $(rustc --version)"
  export CARGO_TARGET_DIR=$out PATH=$stand_ins/bin:$PATH SDKROOT=$stand_ins/iPhoneOS.sdk
  export OPENSSL_NO_VENDOR=1 OPENSSL_STATIC=1 OPENSSL_LIB_DIR=$stand_ins/lib OPENSSL_INCLUDE_DIR=$stand_ins/include
  for t in aarch64_linux_android aarch64_apple_ios; do
    export "CC_$t=$stand_ins/cc-none" "CXX_$t=$stand_ins/cc-none" "AR_$t=/bin/true" "RANLIB_$t=/bin/true"
  done
  cargo check --locked --package ma-region --no-default-features --features mobile --target "$target" "$@"
  say "$name passes, in $((SECONDS - started)) s"
}

# ---- inside the small Debian, without root any more ----
if [ "${1-}" = --inside ]; then
  shift
  cd "$root"
  export RUSTC_BOOTSTRAP=1
  for phone in "$@"; do check "$phone" --offline -Zbuild-std=std,panic_abort,panic_unwind; done
  exit 0
fi

# ---- as root, in a mount namespace of its own: whatever happens, the mounts end with this process ----
if [ "${1-}" = --mounted ]; then
  folder=$2 cargo_home=$3 owner=$4
  shift 4
  for place in "$root" "$cargo_home"; do
    mkdir -p "$folder$place"
    mount --bind "$place" "$folder$place"
  done
  mount --rbind /dev "$folder/dev"
  mount -t proc proc "$folder/proc"
  exec chroot --userspec="$owner" "$folder" /usr/bin/env -i \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LANG=C.UTF-8 TERM="${TERM-dumb}" CARGO_HOME="$cargo_home" \
    CARGO_TERM_COLOR="${CARGO_TERM_COLOR-auto}" ${CARGO_BUILD_JOBS:+CARGO_BUILD_JOBS="$CARGO_BUILD_JOBS"} \
    bash "$self" --inside "$@"
fi

[ $# -gt 0 ] || set -- android ios
for phone in "$@"; do triple "$phone" > /dev/null; done
command -v cargo > /dev/null || fail "cargo is missing: install Rust with rustup"
cd "$root"
make_stand_ins

# ---- rustup holds the targets: nothing else is needed ----
installed=$(rustup target list --installed 2> /dev/null || true)
missing=
for phone in "$@"; do grep -qx "$(triple "$phone")" <<< "$installed" || missing+=" $(triple "$phone")"; done
if [ -z "$missing" ]; then
  for phone in "$@"; do check "$phone"; done
  exit 0
fi
say "rustup has no$missing here: a small Debian $suite is used"

as_root=()
if [ "$(id -u)" != 0 ]; then
  sudo -n true 2> /dev/null ||
    fail "not checked: root is needed (or sudo without a password), or: rustup target add$missing"
  as_root=(sudo -n)
fi
for tool in debootstrap unshare chroot; do
  PATH=$PATH:/usr/sbin:/sbin command -v $tool > /dev/null || fail "not checked: $tool is missing, run: .ci/setup.sh mobile"
done

# ---- the small Debian: made aside, and named only once it is whole ----
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ma-region
folder=$cache/$suite-$(printf %s "$packages" | sha256sum | cut -c1-12)
if [ ! -e "$folder/.whole" ]; then
  started=$SECONDS
  mkdir -p "$cache"
  making=$(mktemp -d "$cache/making.XXXXXX")
  trap '"${as_root[@]}" rm -rf "$making"' EXIT
  say "making $folder (about one minute, 2 GB)"
  # Older debootstraps do not know the suite's name; its script is the one of all recent suites. The mirror is its default.
  "${as_root[@]}" env PATH="$PATH:/usr/sbin:/sbin" debootstrap --variant=minbase --include="$packages" \
    "$suite" "$making" "" /usr/share/debootstrap/scripts/sid > "$cache/debootstrap.log" 2>&1 || {
    tail -n 20 "$cache/debootstrap.log" >&2
    fail "not checked: debootstrap failed (is the network there?), see $cache/debootstrap.log"
  }
  "${as_root[@]}" rm -rf "$making/var/cache/apt/archives" "$making/var/lib/apt/lists"
  "${as_root[@]}" touch "$making/.whole"
  "${as_root[@]}" chmod 755 "$making"
  "${as_root[@]}" mv -T "$making" "$folder" 2> /dev/null || [ -e "$folder/.whole" ] || fail "cannot put $folder in place"
  say "made in $((SECONDS - started)) s"
fi

# ---- every crate is fetched here, so that the inside needs no network: ours, then those of std ----
cargo_home=${CARGO_HOME:-$HOME/.cargo}
started=$SECONDS
std=$(echo "$folder"/usr/src/rustc-*/library/sysroot/Cargo.toml)
cargo fetch --locked --quiet || fail "not checked: the crates cannot be fetched"
RUSTC_BOOTSTRAP=1 cargo fetch --locked --quiet --manifest-path "$std" || fail "not checked: the crates of std cannot be fetched"
say "crates at hand, in $((SECONDS - started)) s"

"${as_root[@]}" unshare --mount --propagation private \
  bash "$self" --mounted "$folder" "$cargo_home" "$(id -u):$(id -g)" "$@"
