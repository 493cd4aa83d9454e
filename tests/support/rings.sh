# The rings of ./test: each prints its count. Sourced by ./test.
# A ring that runs no test, or a part that is missing, counts as failed.

passed_all=0 failed_all=0
declare -a summary=()

# count RING PASSED FAILED
count() {
    local ring=$1 good=$2 bad=$3
    [ "$good" -eq 0 ] && [ "$bad" -eq 0 ] && { echo "The ring '$ring' ran no test."; bad=1; }
    passed_all=$((passed_all + good)) failed_all=$((failed_all + bad))
    summary+=("$(printf '%-12s %5d passed, %d failed' "$ring" "$good" "$bad")")
    printf '%s: %d passed, %d failed\n' "$ring" "$good" "$bad"
}

# gtest_ring RING FOLDER FILTER: every test program of a build, with a filter.
gtest_ring() {
    local ring=$1 folder=$2 filter=$3 good=0 bad=0 log
    say "Ring: $ring"
    for program in "$folder"/test_*; do
        [ -x "$program" ] || continue
        log=$(mktemp)
        if ! "$program" --gtest_brief=1 --gtest_filter="$filter" >"$log" 2>&1; then
            grep -vE '^\[==|^Note:' "$log" | tail -60
            # A program that died has not said what failed.
            grep -q '^\[  FAILED  \]' "$log" || { echo "$(basename "$program") stopped before its end"; bad=$((bad + 1)); }
        fi
        good=$((good + $(sed -n 's/^\[  PASSED  \] \([0-9]*\) tests\{0,1\}\..*/\1/p' "$log" | tail -1 | grep . || echo 0)))
        # In brief words each test that failed has its line, and there is no list of them at the end.
        bad=$((bad + $(grep -c '^\[  FAILED  \]' "$log")))
        bad=$((bad + $(sed -n 's/^\[  SKIPPED \] \([0-9]*\) tests\{0,1\}.*/\1/p' "$log" | tail -1 | grep . || echo 0)))
        rm -f "$log"
    done
    count "$ring" "$good" "$bad"
}

start_postgres() {
    postgres_folder=$(mktemp -d /tmp/accord-postgres.XXXXXX)
    ACCORD_TEST_POSTGRES=$(tests/support/postgres.sh start "$postgres_folder") ||
        { echo "The throw-away PostgreSQL did not start: what needs it will fail."; return; }
    export ACCORD_TEST_POSTGRES
}
stop_postgres() { tests/support/postgres.sh stop "$postgres_folder" >/dev/null 2>&1; rm -rf "$postgres_folder"; }

ring_tidy() {
    say "Ring: tidy"
    python3 tests/tidy/tidy.py >/tmp/accord-tidy.$$ 2>&1 || true
    cat /tmp/accord-tidy.$$
    local line
    line=$(tail -1 /tmp/accord-tidy.$$)
    rm -f /tmp/accord-tidy.$$
    count tidy "$(sed -n 's/^\([0-9]*\) passed.*/\1/p' <<<"$line" | grep . || echo 0)" "$(sed -n 's/.*, \([0-9]*\) failed$/\1/p' <<<"$line" | grep . || echo 1)"
}

# The tests in C++ run under AddressSanitizer and UndefinedBehaviorSanitizer.
sanitized=build/sanitize/tests
ring_unit() { gtest_ring unit $sanitized '-*Property*:OnBoth/*'; }
ring_property() { gtest_ring property $sanitized '*Property*'; }
ring_integration() { gtest_ring integration $sanitized 'OnBoth/*-*Property*'; }

# The rings that drive the built program wait most of their time: they run beside those in C++, and are told when those have ended.
declare -A beside_log=() beside_job=()

# start_beside RING SCRIPT: the script closes with "N passed, N failed"; what it says meanwhile goes to its standard error.
start_beside() {
    beside_log[$1]=$(mktemp)
    # In a session of its own, so that all of it can be stopped.
    setsid "$2" >"${beside_log[$1]}" 2>"${beside_log[$1]}.said" </dev/null &
    beside_job[$1]=$!
}
ring_http() { need_npm tests/http; start_beside http tests/http/run.sh; }
ring_browser() { need_npm tests/browser; start_beside browser tests/browser/run.sh; }

# end_beside RING: waits for it, shows what it said, counts its last line.
end_beside() {
    local log=${beside_log[$1]} line
    say "Ring: $1"
    wait "${beside_job[$1]}"
    unset "beside_job[$1]"
    cat "$log.said"
    line=$(tail -1 "$log")
    rm -f "$log" "$log.said"
    count "$1" "$(sed -n 's/^\([0-9]*\) passed.*/\1/p' <<<"$line" | grep . || echo 0)" "$(sed -n 's/.*, \([0-9]*\) failed$/\1/p' <<<"$line" | grep . || echo 1)"
}
stop_beside() { for job in "${beside_job[@]}"; do kill -- "-$job" 2>/dev/null; done; }

print_total() {
    say "All rings"
    printf '%s\n' "${summary[@]}"
    printf '\n%d passed, %d failed\n' "$passed_all" "$failed_all"
    [ "$failed_all" -eq 0 ]
}
