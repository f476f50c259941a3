#!/bin/sh
# `browsers.sh NAME…`: installs the Debian packages of these browsers that are missing.
set -eu
missing=
for name in "$@"; do
  command -v "$name" >/dev/null || missing="$missing $name"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "the tests need:$missing. On Debian: sudo apt-get install$missing" >&2
  exit 1
fi
apt-get update -q
# shellcheck disable=SC2086
apt-get install -qy --no-install-recommends $missing
