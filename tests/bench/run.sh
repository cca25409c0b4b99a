#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the benchmarks as a release and runs them, offscreen: tests/bench/run.sh [CSV]
# CSV is an incident log to import and open; without it only the demonstration desk is measured.

source "$(dirname "${BASH_SOURCE[0]}")/../../installer/steps.sh"
log=${1:-$repo/../shared/data/servicenow-incidents/incidents.csv}

step "Release build with the benchmarks"
folder=$repo/build/bench
cmake -S "$repo" -B "$folder" -G Ninja --log-level=NOTICE -DCMAKE_UNITY_BUILD=ON \
    -DCMAKE_BUILD_TYPE=Release
cmake --build "$folder" --parallel "$jobs" --target bench_start bench_deadlines gander-cli

away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$away HOME=$away
chmod 0700 "$away"
bin=$folder/bin

step "Deadlines in a second, on one core"
"$bin/bench_deadlines"

step "Start to first rows, demonstration desk"
"$bin/gander-cli" --desk "$away/demo" new --demo
for _ in 1 2 3 4 5; do "$bin/bench_start" "$away/demo"; done

if [[ -r $log ]]; then
    step "Import, and start to first rows, $(basename "$log")"
    "$bin/gander-cli" --desk "$away/log" new
    time "$bin/gander-cli" --desk "$away/log" import "$log"
    for _ in 1 2 3 4 5; do "$bin/bench_start" "$away/log" "is:done"; done
fi
