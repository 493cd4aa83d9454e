#!/usr/bin/env bash
# The built program from outside: raw HTTP, the command line with bad input, and mail.
# tests/http/run.sh [framing] [door] [commands] [mail]; without a name: all of them.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
. tools/common.sh
[ -x build/release/accord ] || build test accord >&2
need_npm tests/http >&2
exec python3 tests/http/black_box.py "$@"
