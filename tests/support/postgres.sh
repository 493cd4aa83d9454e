#!/bin/sh
# A throw-away PostgreSQL 15 for the tests: no port, a Unix socket in DIR only, fsync on.
#
#   tests/support/postgres.sh start DIR    prints the URL to put into ACCORD_TEST_POSTGRES
#   tests/support/postgres.sh stop DIR     stops it and removes DIR
set -eu

bin=/usr/lib/postgresql/15/bin

# PostgreSQL refuses to run as root.
as_server() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start() {
    if [ ! -x "$bin/initdb" ]; then
        echo "PostgreSQL 15 is not installed: apt-get install postgresql-15" >&2
        exit 1
    fi
    if [ "$(printf %s "$1" | wc -c)" -gt 80 ]; then
        echo "The path of the folder is too long for a Unix socket: $1" >&2
        exit 1
    fi
    mkdir -p "$1"
    chmod 700 "$1"
    if [ "$(id -u)" = 0 ]; then chown postgres "$1"; fi
    as_server "$bin/initdb" -D "$1/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$1.log" 2>&1 || {
        cat "$1.log" >&2
        exit 1
    }
    as_server "$bin/pg_ctl" -D "$1/data" -w -t 60 -l "$1/server.log" \
        -o "-c listen_addresses= -c unix_socket_directories=$1 -c max_connections=200 -c shared_buffers=32MB" start >"$1.log" 2>&1 || {
        cat "$1.log" "$1/server.log" >&2
        exit 1
    }
    rm -f "$1.log"
    echo "postgresql://postgres@/postgres?host=$1"
}

stop() {
    if [ -d "$1/data" ]; then as_server "$bin/pg_ctl" -D "$1/data" -m immediate -w stop >/dev/null 2>&1 || true; fi
    rm -rf "$1"
}

case "${1:-}" in
    start) start "$(realpath -m "$2")" ;;
    stop) stop "$(realpath -m "$2")" ;;
    *)
        echo "usage: $0 start DIR | stop DIR" >&2
        exit 2
        ;;
esac
