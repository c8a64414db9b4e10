#!/bin/sh
# Usage: test.sh [pytest arguments]
# Without arguments everything that must hold, cheap checks first; the first failure ends it. With a path only what
# stands there, and only the programs that it calls are asked for. pytest has the last word.
# shellcheck disable=SC1091
. "$(dirname "$0")/test-ground.sh"

paths=
for word in "$@"; do
    if [ -e "${word%%::*}" ]; then paths="$paths ${word%%::*}"; fi
done
calls() { # does anything under the paths name one of these words?
    # shellcheck disable=SC2086 # words
    [ -z "$paths" ] || grep -rqE --include='*.py' "$1" $paths
}

tools=
if calls 'verapdf|qpdf|pdftotext'; then tools="default-jre-headless libjaxb-java poppler-utils qpdf"; fi # PDF files
if calls 'dovecot'; then tools="$tools dovecot-imapd"; fi # the mailbox that is read
# shellcheck disable=SC2086 # words
scripts/debian-packages.sh $tools
if calls 'pytest.mark.journey'; then browser; fi

if [ $# -eq 0 ]; then scripts/check.sh; fi
echo "→ pytest $hands $*"
# shellcheck disable=SC2086 # words
pytest $hands "$@"
