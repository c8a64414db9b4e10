# shellcheck shell=sh
# Sourced by the test scripts: a ground on which nothing of this machine's own house is seen or touched.
set -eu
cd -P "$(dirname "$0")/.."
scripts/python-env.sh dev

for name in $(env | sed -n 's/^\(SOZIALRAUM_[A-Z0-9_]*\)=.*/\1/p'); do
    unset "$name"
done
# What is compiled once is kept: every process of a test would do it anew.
unset PYTHONDONTWRITEBYTECODE
PATH="$PWD/.venv/bin:$PATH"
ground=$(mktemp -d /tmp/sozialraum-test.XXXXXX) # short: the path of a unix socket has at most 107 characters
SOZIALRAUM_DATA="$ground/data"
mkdir "$SOZIALRAUM_DATA"
export PATH SOZIALRAUM_DATA

# One process more than there are cores, at most four: some test always waits for a server or a browser. Each has its
# data folder, database and browser, and takes work from the others.
# shellcheck disable=SC2034 # used by the scripts that source this one
hands="-n $(($(getconf _NPROCESSORS_ONLN) + 1)) --maxprocesses 4 --dist worksteal"

# A browser and what drives it (Playwright's node wants libatomic). No fonts: Chromium brings one to fall back on, and
# the pages bring their own. Ubuntu has Chromium only as a snap, which cannot be driven from here: Playwright fetches its own.
browser() {
    if ! grep -qs '^ID=ubuntu' /etc/os-release; then
        scripts/debian-packages.sh libatomic1 chromium
    elif [ "$(id -u)" -eq 0 ]; then
        scripts/debian-packages.sh libatomic1
        playwright install --with-deps chromium
    else
        scripts/debian-packages.sh libatomic1
        playwright install chromium
    fi
}

leave() { rm -rf "$ground"; }
trap 'leave' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
