#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the benchmarks as a release, makes desks and measures on them, offscreen; prints one table,
# each figure beside the raw C API of SQLite in the same run. Never fails on a time.
#   tests/bench/run.sh [--sizes 10000,100000,1000000] [--only NAME,...] [--json FILE]
#                      [--build FOLDER] [--csv INCIDENT-LOG]
# NAME is lists, scroll, rest, start, acts, import or deadlines. With GANDER_BENCH_DESKS naming a
# folder, the desks are kept there, so that a second run need not make them.

source "$(dirname "${BASH_SOURCE[0]}")/../../installer/steps.sh"
usage() # what is wrong
{
    printf '%s\n' "$1" >&2
    sed -n '5,8s/^# *//p' "${BASH_SOURCE[0]}" >&2
    trap - ERR
    exit 2
}
sizes=10000,100000,1000000
only=
json=
folder=$repo/build/bench
log=$repo/../shared/data/servicenow-incidents/incidents.csv
while (($#)); do
    (($# > 1)) || usage "$1 needs a value, or is not known"
    case $1 in
    --sizes) sizes=$2 ;;
    --only) only=$2 ;;
    --json) json=$(realpath -m "$2") ;;
    --build) folder=$(realpath -m "$2") ;;
    --csv) log=$2 ;;
    *) usage "$1 is not known" ;;
    esac
    shift 2
done
wants() # name
{
    [[ -z $only || ,$only, == *,$1,* ]]
}

step "Release build with the benchmarks"
cmake -S "$repo" -B "$folder" -G Ninja --log-level=NOTICE -DCMAKE_UNITY_BUILD=ON \
    -DCMAKE_BUILD_TYPE=Release
cmake --build "$folder" --parallel "$jobs" --target gander-cli benchmarks
bin=$folder/bin

away=$(mktemp -d)
desks=${GANDER_BENCH_DESKS:-$away}
mkdir -p "$desks"
desks=$(realpath "$desks")
copy=$(mktemp -d "$desks/copy-XXXXXX")
trap 'rm -rf "$away" "$copy"' EXIT
chmod 0700 "$away"
export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$away HOME=$away LC_ALL=C.UTF-8
# This platform has no sizes to hint at, and says so for each window.
export QT_LOGGING_RULES="*.warning=true;qt.qpa.*=false"

figures=$away/figures.json
: >"$figures"
# One program's figures; that it fails is said, and the others go on.
measure() # program, argument...
{
    "$bin/bench_$1" "${@:2}" >>"$figures" || printf '  %s stopped: %d\n' "$1" $? >&2
}
# A desk of the present format, made anew where there is none yet.
desk() # size
{
    local file=$desks/desk-$1.gander
    if ! "$bin/gander-cli" --desk "$file" count >/dev/null 2>&1; then
        rm -f "$file"*
        "$bin/gander-cli" --desk "$file" new --bench "$1"
    fi
}
fresh_copy() # size
{
    rm -rf "$copy"/*
    cp --reflink=auto "$desks/desk-$1.gander"* "$copy/"
    rm -f "$copy"/*-lock "$copy"/*-shm
}

for size in ${sizes//,/ }; do
    step "A desk of $size incidents"
    desk "$size"
    file=$desks/desk-$size.gander
    if wants lists; then
        step "Lists, $size"
        measure lists "$file"
    fi
    if wants scroll; then
        step "Scrolling, $size"
        measure scroll "$file"
    fi
    # What follows writes, if only alarms that ring.
    wants start || wants rest || wants acts || continue
    fresh_copy "$size"
    work=$copy/desk-$size.gander
    if wants start; then
        step "Start, $size"
        measure start "$work"
    fi
    if wants rest; then
        step "At rest, $size"
        measure rest "$work"
    fi
    if wants acts; then
        step "Acts, $size"
        measure acts "$work"
    fi
    rm -rf "$copy"/*
done

if wants import && [[ -x $bin/bench_import ]]; then
    step "Bulk import"
    measure import
fi
if wants import && [[ -r $log ]]; then
    step "Import of $(basename "$log"), on the wall"
    "$bin/gander-cli" --desk "$away/log.gander" new >/dev/null
    time "$bin/gander-cli" --desk "$away/log.gander" import "$log" >/dev/null
fi
if wants deadlines; then
    step "Deadlines in a second, on one core"
    "$bin/bench_deadlines"
fi

step "All figures"
processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
printf 'Machine: %s cores, %s, load %s; %s; Qt %s, SQLite %s, %s build; %s\n' \
    "$(nproc)" "${processor:-unknown processor}" "$(cut -d' ' -f1-3 /proc/loadavg)" "$(uname -sr)" \
    $("$bin/bench_table" --versions) "$(date -u +%Y-%m-%dT%H:%MZ)"
"$bin/bench_table" "$figures"
if [[ -n $json ]]; then
    cp "$figures" "$json"
fi
