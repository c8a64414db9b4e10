#!/bin/sh
# Usage: python-env.sh base|dev
# Bring .venv up to date: "base" is what the house needs to run, "dev" adds what tests and tools need.
# A stamp per set says what was installed last, so that an unchanged environment costs a few milliseconds.
set -eu
cd -P "$(dirname "$0")/.."
wanted=$1

say() { echo "$*" >&2; }

# Other pins, another Python, a moved checkout or another recipe (this file): each needs a new look.
fingerprint() {
    { pwd; .venv/bin/python -V; cat "requirements/$1.txt" scripts/python-env.sh; } 2>&1 | sha256sum
}

is_current() {
    [ ! -e .venv/unfinished ] && [ "$(cat ".venv/stamp-$wanted" 2>/dev/null)" = "$(fingerprint "$wanted")" ]
}

# Not sound: killed while it was built, moved here from elsewhere, or its Python has been replaced by a newer one.
is_sound() {
    [ ! -e .venv/unfinished ] && grep -qsF "$PWD/.venv/bin/python" .venv/bin/pip && .venv/bin/pip --version >/dev/null 2>&1
}

find_python() {
    for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    say "Python 3.11 oder neuer fehlt. Unter Debian: apt-get install python3 python3-venv"
    return 1
}

build() {
    python=$(find_python)
    # Debian and Ubuntu keep the part of Python that brings pip in a package of its own.
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        scripts/debian-packages.sh "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
    say "Richte die Python-Umgebung ein …"
    rm -rf .venv
    mkdir .venv
    touch .venv/unfinished
    "$python" -m venv .venv
}

fill() {
    say "Installiere die Pakete aus requirements/$wanted.txt (beim ersten Mal je nach Leitung eine halbe bis drei Minuten) …"
    touch .venv/unfinished
    rm -f .venv/stamp-*
    log=$(mktemp)
    if ! .venv/bin/python -m pip install --require-hashes --disable-pip-version-check --no-input \
        -r "requirements/$wanted.txt" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log" .venv/unfinished # pip gave up in good order: what was there still works
        say "Die Installation ist gescheitert; der Grund steht darüber. Danach genügt derselbe Aufruf noch einmal."
        return 1
    fi
    rm -f "$log"
}

# The house is not installed as a package: src/ is on the path, and the command is three lines.
connect() {
    packages=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    echo "$PWD/src" >"$packages/sozialraum.pth"
    cat >.venv/bin/sozialraum <<COMMAND
#!/bin/sh
exec "$PWD/.venv/bin/python" -m sozialraum "\$@"
COMMAND
    chmod +x .venv/bin/sozialraum
}

stamp() {
    fingerprint base >.venv/stamp-base # dev holds every pin of base
    [ "$wanted" = base ] || fingerprint "$wanted" >".venv/stamp-$wanted"
    rm -f .venv/unfinished
}

if is_current; then exit; fi

# Two commands started at once: the second waits, then finds the work done.
exec 9<"requirements/base.in"
flock 9
if is_current; then exit; fi

# With these traps a Ctrl-C ends the script at once, "unfinished" stays, and the next call starts afresh.
trap 'exit 130' INT
trap 'exit 143' TERM
is_sound || build
fill
connect
stamp
