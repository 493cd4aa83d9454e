#!/usr/bin/env bash
# The built program from outside: raw HTTP, the command line with bad input, and mail.
# tests/http/run.sh [framing] [door] [commands] [mail] [receipts] [push] [push-back]; without a name: all of them.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
. tools/common.sh
[ -x build/release/accord ] || build test accord >&2
need_npm tests/http >&2
[ $# -gt 0 ] && exec python3 tests/http/black_box.py "$@"

# Mail waits for fresh codes of authenticator apps most of its time: it runs beside the others.
beside=$(mktemp)
python3 tests/http/black_box.py mail >"$beside" 2>&1 &
mail=$!
total=$(python3 tests/http/black_box.py framing door commands receipts push push-back | tee -a /dev/stderr | tail -1)
wait "$mail"
cat "$beside" >&2
mailed=$(tail -1 "$beside")
rm -f "$beside"
[[ $total =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] || { echo "the checks did not come to their end: $total"; exit 1; }
good=${BASH_REMATCH[1]} bad=${BASH_REMATCH[2]}
[[ $mailed =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] || { echo "$good passed, $((bad + 1)) failed"; exit 1; }
echo "$((good + BASH_REMATCH[1])) passed, $((bad + BASH_REMATCH[2])) failed"
