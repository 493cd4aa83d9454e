#!/usr/bin/env bash
# Feeds each parser for a while, from the seeds in tests/fuzz/corpus: tests/fuzz/run.sh [--runs N] [--seconds N] [TARGET…]
# A million runs each, or ten minutes, whichever ends first. What is found stands in build/fuzz/found.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
. tools/common.sh
runs=1000000 seconds=600 targets=()
while [ $# -gt 0 ]; do
    case "$1" in
        --runs) runs=$2; shift ;;
        --seconds) seconds=$2; shift ;;
        *) targets+=("$1") ;;
    esac
    shift
done
if [ ${#targets[@]} -eq 0 ]; then
    for file in tests/fuzz/fuzz_*.cpp; do targets+=("$(basename "$file" .cpp)"); done
fi
build fuzz "${targets[@]}" >&2
mkdir -p build/fuzz/found
passed=0 failed=0
for target in "${targets[@]}"; do
    grown=build/fuzz/corpus/$target seeds=tests/fuzz/corpus/$target
    mkdir -p "$grown"
    dictionary=()
    [ -f "tests/fuzz/$target.dict" ] && dictionary=("-dict=tests/fuzz/$target.dict")
    [ -d "$seeds" ] || seeds=
    log=build/fuzz/$target.log
    if build/fuzz/fuzz/"$target" -runs="$runs" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -artifact_prefix="build/fuzz/found/$target-" \
        "${dictionary[@]}" "$grown" $seeds >"$log" 2>&1; then
        passed=$((passed + 1))
        printf '%-20s %s\n' "$target" "$(grep -E '^Done [0-9]+ runs' "$log")"
    else
        failed=$((failed + 1))
        printf '%-20s FAILED: %s\n' "$target" "$log"
        tail -20 "$log"
    fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
