#!/usr/bin/env bash
# Removes one check of the gate after another and looks whether a test turns red:
# tests/support/mutants.sh [NAME…]   (./test --mutants). The list stands in mutants.tsv.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
. tools/common.sh
# shellcheck disable=SC2086
need_packages $packages_run $packages_test
build_assets
say "Building the tests that should see a missing check"
build mutants unit_tests
exec nice python3 tests/support/mutants.py "$@"
