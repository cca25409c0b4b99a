#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fault tests as a release and runs them one by one; ends with one table of all figures.
#   tests/faults/run.sh [--long] [--only NAME,...] [--build FOLDER]
# NAME is a test of this folder, with or without its "tst_". Without --long they are as short as in
# tests/run.sh; a long run takes another seed each time, and GANDER_FAULTS_SEED makes it again.

source "$(dirname "${BASH_SOURCE[0]}")/../../installer/steps.sh"
usage() # what is wrong
{
    printf '%s\n' "$1" >&2
    sed -n '4,6s/^# *//p' "${BASH_SOURCE[0]}" >&2
    trap - ERR
    exit 2
}
only=
folder=$repo/build/release
while (($#)); do
    case $1 in
    --long)
        export GANDER_FAULTS_LONG=1
        shift
        ;;
    --only | --build)
        (($# > 1)) || usage "$1 needs a value"
        if [[ $1 == --only ]]; then only=$2; else folder=$(realpath -m "$2"); fi
        shift 2
        ;;
    *) usage "$1 is not known" ;;
    esac
done

step "Release build with the fault tests"
cmake -S "$repo" -B "$folder" -G Ninja --log-level=NOTICE -DCMAKE_UNITY_BUILD=ON \
    -DCMAKE_BUILD_TYPE=Release -DGANDER_TESTS=ON
cmake --build "$folder" --parallel "$jobs" --target faults

step "Fault tests"
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
mkdir -m 0700 "$away"/{home,config,data,cache,state,runtime,tmp}
unset DISPLAY WAYLAND_DISPLAY LANGUAGE QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE QT_SCALE_FACTOR
export HOME=$away/home TMPDIR=$away/tmp XDG_RUNTIME_DIR=$away/runtime
export XDG_CONFIG_HOME=$away/config XDG_DATA_HOME=$away/data
export XDG_CACHE_HOME=$away/cache XDG_STATE_HOME=$away/state
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC

failed=()
table=$away/table
row() # name, result, seconds
{
    {
        printf '\n%-18s %-7s %6s s\n' "$@"
        # The figures, without Qt Test's own heads.
        sed -nE 's/^(QINFO|SKIP) *: [^:]*::/    /p' "$away/said"
    } | tee -a "$table"
}
all=$SECONDS
for name in $(ctest --test-dir "$folder" -N -L '^faults$' | sed -n 's/^ *Test *#[0-9]*: //p'); do
    [[ -z $only || ,$only, == *,$name,* || ,$only, == *,${name#tst_},* ]] || continue
    began=$SECONDS
    result=passed
    # Qt Test takes five minutes for a hang; a long run is longer.
    if ! QTEST_FUNCTION_TIMEOUT=14400000 timeout 4h "$folder/bin/$name" >"$away/said" 2>&1; then
        result=FAILED
        failed+=("$name")
        grep -vE '^PASS|^\*\*\*' "$away/said" || true
    fi
    row "$name" "$result" $((SECONDS - began))
done
step "Figures of $(date -u +%Y-%m-%d), $((SECONDS - all)) s in all"
cat "$table"
if ((${#failed[@]})); then
    printf '\nFailed: %s\n' "${failed[*]}"
    trap - ERR
    exit 1
fi
