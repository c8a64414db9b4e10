#!/bin/sh
# Usage: test.sh [pytest arguments]
# Everything that must hold, cheap checks first; the first failure ends it. pytest has the last word.
. "$(dirname "$0")/test-ground.sh"

# Chromium walks the journeys, led by Playwright, whose own node wants libatomic.
# The others prove PDF files (veraPDF is Java and wants JAXB); Dovecot is the mailbox that is read.
# No fonts: Chromium brings one to fall back on, and the pages bring their own.
tools="libatomic1 default-jre-headless libjaxb-java poppler-utils qpdf dovecot-imapd"
if grep -qs '^ID=ubuntu' /etc/os-release; then
    # Ubuntu has Chromium only as a snap, which cannot be driven from here: Playwright fetches its own.
    # shellcheck disable=SC2086
    scripts/debian-packages.sh $tools
    if [ "$(id -u)" -eq 0 ]; then playwright install --with-deps chromium; else playwright install chromium; fi
else
    # shellcheck disable=SC2086
    scripts/debian-packages.sh chromium $tools
fi

step() {
    echo "→ $*"
    "$@"
}
step ruff check .
step ruff format --check .
step mypy
step lint-imports
step python -m django makemigrations --check --dry-run --settings sozialraum.config.settings
# shellcheck disable=SC2086 # words
step pytest $hands "$@"
