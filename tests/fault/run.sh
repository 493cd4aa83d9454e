#!/usr/bin/env bash
# The fault ring: kills, power cuts and broken disks, against the built program.
# tests/fault/run.sh [BATTERY…]   kill fdatasync power broken-disk full-disk; without a name: all of them.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
. tools/common.sh
# shellcheck disable=SC2086
need_packages $packages_run strace eatmydata python3 e2fsprogs mount
build_assets
build test accord
exec python3 tests/fault/faults.py "$@"
