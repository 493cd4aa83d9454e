#!/usr/bin/env bash
# The figures of the bench, as a Markdown table on standard output:
# bench/run.sh [--referrals N] [--seconds N] [--folder DIR]
# Takes some minutes with its 100,000 referrals. Nothing here passes or fails.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. tools/common.sh
{
    # shellcheck disable=SC2086
    need_packages $packages_run libbenchmark-dev python3
    build_assets
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
    cmake --preset release -DACCORD_BENCH=ON || fail "CMake could not prepare the build."
    cmake --build --preset release --target accord load merkle_bench -- -j "$(nproc)" || fail "The build failed."
} >&2
exec python3 bench/load/bench.py "$@"
