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
step mypy
step lint-imports
step python -m django makemigrations --check --dry-run --settings sozialraum.config.settings
step sozialraum describe --check
