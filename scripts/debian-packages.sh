#!/bin/sh
# Usage: debian-packages.sh PACKAGE...
# Root gets what is missing installed; anybody else is told the command to type.
set -eu

missing=
for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
done
if [ -z "$missing" ]; then exit; fi

if [ "$(id -u)" -ne 0 ]; then
    echo "Es fehlen Pakete des Betriebssystems. Bitte einmal eingeben:" >&2
    echo "    sudo apt-get update && sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi

echo "Installiere Pakete des Betriebssystems:$missing …" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
    # shellcheck disable=SC2086 # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $missing </dev/null >"$log" 2>&1
}
# A fresh or long unused machine has no package lists, or old ones.
if ! install && ! { apt-get update >"$log" 2>&1 && install; }; then
    cat "$log" >&2
    exit 1
fi
