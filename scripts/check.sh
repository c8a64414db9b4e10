#!/bin/sh
# What is quickly asked of every change: style, types, contracts between rooms, migrations, generated docs.
# shellcheck disable=SC1091
. "$(dirname "$0")/test-ground.sh"

step() {
    echo "→ $*"
    "$@"
}
step ruff check .
step ruff format --check .
mypy >"$ground/types" 2>&1 & # the longest, beside the others
types=$!
step lint-imports
step python -m django makemigrations --check --dry-run --settings sozialraum.config.settings
step sozialraum describe --check
echo "→ mypy"
wait "$types" || { cat "$ground/types"; exit 1; }
cat "$ground/types"
