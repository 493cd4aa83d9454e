#!/usr/bin/env bash
# Our decisions beside Cedar's and Casbin's on the same questions in one run: bench/peers/run.sh [AGREEMENTS] [QUESTIONS] [SECONDS]
# Needs Node.js; fetches the two packages from npm.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
. tools/common.sh
agreements=${1:-1000} questions=${2:-20000} seconds=${3:-3}
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
cmake --preset test -DACCORD_BENCH=ON >&2 || fail "CMake could not prepare the build."
cmake --build --preset test --target decide_questions -- -j "$(nproc)" >&2 || fail "The build failed."
need_npm bench/peers >&2
asked=$(mktemp)
trap 'rm -f "$asked"' EXIT
build/release/bench/decide_questions rulebook "$agreements" "$questions" 7 >"$asked"
node bench/peers/peers.mjs "$asked" "$seconds"
