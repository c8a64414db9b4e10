#!/bin/sh
# Usage: pins.sh [uv pip compile arguments, e.g. --upgrade]
# Write requirements/*.txt anew from *.in: for every platform and Python from 3.11 on, with hashes and without any host name.
set -eu
cd -P "$(dirname "$0")/.."
scripts/python-env.sh dev
export UV_PYTHON="$PWD/.venv/bin/python" UV_CUSTOM_COMPILE_COMMAND="make pins"

compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-annotate --no-emit-index-url --no-emit-find-links "$@"
}
compile "$@" requirements/base.in -o requirements/base.txt
compile "$@" requirements/dev.in -o requirements/dev.txt --constraint requirements/base.txt # tests run what runs
