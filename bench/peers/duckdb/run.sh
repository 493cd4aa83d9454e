#!/bin/sh
# Screening beside DuckDB, on the same rows in one run: run.sh [ROWS]. Prints both times and their ratio.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
accord=${ACCORD:-$here/../../../build/release/accord}
rows=${1:-5000000}
cd "$here"
[ -d node_modules ] || npm ci --ignore-scripts=false --no-audit --no-fund --loglevel=error
list=$(mktemp --suffix=.csv)
trap 'rm -f "$list"' EXIT
outcomes=$here/../../../reference/policeuk/2023-03-bedfordshire-outcomes.csv
"$accord" bench lists "$outcomes" --rows "$rows" >"$list"
ours=$("$accord" bench screen "$outcomes" --rows "$rows" --tasks 0 --json)
theirs=$(node count.mjs "$list")
echo "accord: $ours"
echo "duckdb: $theirs"
node -e 'const [a, b] = process.argv.slice(1).map(JSON.parse); console.log(`accord takes ${(a.seconds / b.seconds).toFixed(2)} times as long, parsed and routed, in ${a.resident_mib} MiB`)' "$ours" "$theirs"
