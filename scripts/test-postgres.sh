#!/bin/sh
# Usage: test-postgres.sh [pytest arguments]
# What touches the database, once more on a private PostgreSQL: started here, reachable by nobody else, gone afterwards.
. "$(dirname "$0")/test-ground.sh"
scripts/debian-packages.sh postgresql dovecot-imapd
browser # for the few journeys that ask the database
unset PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE PGSERVICE PGOPTIONS PGSSLMODE

# Debian keeps the server's programs out of the PATH, one folder per version.
server=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
server=${server%/initdb}

# PostgreSQL refuses to run as root. It gets a folder of its own; the socket in it is the only way in.
cluster="$ground/postgres"
mkdir -m 700 "$cluster"
if [ "$(id -u)" -eq 0 ]; then
    chmod 711 "$ground"
    chown postgres: "$cluster"
    as_server() { (cd "$cluster" && runuser -u postgres -- "$@"); }
else
    as_server() { (cd "$cluster" && "$@"); }
fi

leave() {
    [ ! -e "$cluster/data/postmaster.pid" ] || as_server "$server/pg_ctl" stop -D "$cluster/data" -m immediate -s || true
    rm -rf "$ground"
}

as_server "$server/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$ground/log"
cat <<SETTINGS | as_server tee -a "$cluster/data/postgresql.conf" >/dev/null
listen_addresses = ''
unix_socket_directories = '$cluster'
max_connections = 100
# Nothing here outlives the tests.
fsync = off
synchronous_commit = off
full_page_writes = off
SETTINGS
as_server "$server/pg_ctl" start -D "$cluster/data" -l "$cluster/log" -s -w || { cat "$cluster/log" >&2; exit 1; }

# The house is an ordinary role, as an operator would give it: it may create databases, nothing more.
as_server "$server/psql" -q -h "$cluster" -U postgres -c "CREATE ROLE sozialraum LOGIN CREATEDB" -c "CREATE DATABASE sozialraum OWNER sozialraum"

SOZIALRAUM_DATABASE="postgresql://sozialraum@$(echo "$cluster" | sed 's,/,%2F,g')/sozialraum"
export SOZIALRAUM_DATABASE
# shellcheck disable=SC2086 # words
pytest $hands -m database "$@"
