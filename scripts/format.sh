#!/bin/sh
# Bring Python and templates into their one form.
set -eu
cd -P "$(dirname "$0")/.."
scripts/python-env.sh dev
.venv/bin/ruff check --fix .
.venv/bin/ruff format .

templates() { find src -path '*/templates/*' -name '*.html' -exec .venv/bin/djade "$@" {} +; }
templates || templates --check # djade calls a file it has rewritten a failure; the second look tells a real one
