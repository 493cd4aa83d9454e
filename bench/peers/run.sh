#!/usr/bin/env bash
# Our decisions beside Cedar's and Casbin's on the same questions in one run: bench/peers/run.sh [AGREEMENTS] [QUESTIONS]
# Needs a build with ACCORD_TESTS (./test builds one) and Node.js; fetches the two packages from npm.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
. tools/common.sh
agreements=${1:-1000} questions=${2:-20000}
build test decide_questions >&2
need_npm bench/peers >&2
asked=$(mktemp)
trap 'rm -f "$asked"' EXIT
build/release/bench/decide_questions rulebook "$agreements" "$questions" 7 >"$asked"
node bench/peers/peers.mjs "$asked"
