#!/usr/bin/env bash
# The browser ring: every template with sample models, then the main job in Chromium, on SQLite and on PostgreSQL, and from each
# agency's task to a referral on SQLite, with axe on each page.
# tests/browser/run.sh [PICTURES]; closes with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
accord=build/release/accord pictures=${1:-}
folder=$(mktemp -d /tmp/accord-browser.XXXXXX)
good=0 bad=0 started=()
finish() { for process in "${started[@]}"; do kill "$process" 2>/dev/null; done; wait 2>/dev/null; rm -rf "$folder"; }
trap finish EXIT

# add NAME LINE: counts a closing line "N passed, N failed"; anything else is a failure.
add() {
    if [[ $2 =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        good=$((good + BASH_REMATCH[1])) bad=$((bad + BASH_REMATCH[2]))
        echo "$1: $2" >&2
    else
        bad=$((bad + 1))
        echo "$1 did not come to its end: $2" >&2
    fi
}

# A list of invented people: a task for the police, one for youth justice (the child's), one for probation (after sentence).
listed() {
    local day=$1
    echo "incident_reference,victim_reference,offence,offence_date,reported_date,outcome,outcome_date,plea,responsibility_accepted,victim_name,victim_date_of_birth,contact_held,safe_channel,suspect_reference,suspect_date_of_birth,relationship,flags"
    for row in 1 2; do
        echo "W/1$row/26,V1,Criminal damage,$day,$day,community resolution,$day,none,yes,Ama Example,1980-02-03,by-agency,phone,S1$row,1990-05-06,stranger,none"
        echo "W/2$row/26,V1,Criminal damage,$day,$day,community resolution,$day,none,yes,Cal Example,1981-02-03,by-agency,phone,S2$row,2012-05-06,stranger,none"
        echo "W/3$row/26,V1,Burglary of a home,$day,$day,custody,$day,guilty,yes,Ben Example,1982-02-03,by-agency,phone,S3$row,1990-05-06,stranger,none"
    done
}

# begin NAME PORT [--database URL]: a demonstration installation, served
begin() {
    local port=$2 data=$folder/$1
    shift 2
    if ! $accord init --demo --data "$data" "$@" >&2; then bad=$((bad + 1)); return 1; fi
    $accord screen --data "$data" "$@" reference/policeuk/2023-03-bedfordshire-outcomes.csv >/dev/null
    listed "$(date -d '-2 days' +%F)" >"$folder/list.csv"
    $accord screen --data "$data" "$@" --agency swanmere "$folder/list.csv" >/dev/null
    $accord signer --data "$data" "$@" >&2 & started+=($!)
    $accord serve --data "$data" "$@" --port "$port" >&2 & started+=($!)
    for _ in $(seq 50); do curl -sf -o /dev/null "http://127.0.0.1:$port/sign-in" && break; sleep 0.1; done
}

# walk NAME PORT [--database URL]
walk() {
    local name=$1 port=$2 data=$folder/$1
    begin "$@" || return
    add "walk on $name" "$(node tests/browser/walk.mjs "http://127.0.0.1:$port" "$data/accounts.txt" ${pictures:+"$pictures/$name"} | tail -1)"
    add "agreements on $name" "$(node tests/browser/agreements.mjs "http://127.0.0.1:$port" "$data/accounts.txt" ${pictures:+"$pictures/$name"} | tail -1)"
}

build/release/tests/render_samples "$folder/samples" >/dev/null
add "sample pages" "$(node tests/browser/samples.mjs "$folder/samples" ${pictures:+"$pictures/samples"} | tail -1)"
walk sqlite 8131
# An installation of its own: the agreements' walk suspends what these pages rest on.
begin tasks 8133 && add "tasks" "$(node tests/browser/tasks.mjs http://127.0.0.1:8133 "$folder/tasks/accounts.txt" ${pictures:+"$pictures/tasks"} | tail -1)"
if [ -n "${ACCORD_TEST_POSTGRES:-}" ]; then
    psql -q "$ACCORD_TEST_POSTGRES" -c "CREATE DATABASE walk" >&2
    walk postgresql 8132 --database "$(sed -E 's#(postgresql://[^/]*/)[^?]*#\1walk#' <<<"$ACCORD_TEST_POSTGRES")"
else
    echo "ACCORD_TEST_POSTGRES is not set: the walk on PostgreSQL counts as failed" >&2
    bad=$((bad + 1))
fi
echo "$good passed, $bad failed"
[ "$bad" -eq 0 ]
