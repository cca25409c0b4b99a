# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced: work in named steps, one folder for all builds, and a word on which step failed.

set -euo pipefail
repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc 2>/dev/null || echo 2)}
# Two checkouts may share what the compiler made.
export CCACHE_BASEDIR=$repo CCACHE_NOHASHDIR=1

current_step="getting ready"
step() # words
{
    current_step=$1
    printf '\n== %s\n' "$1"
}
trap 'printf "\n%s: stopped in the step \"%s\".\n" "$0" "$current_step" >&2' ERR
set -E

build() # folder under build, CMake option...
{
    local folder=$repo/build/$1
    shift
    cmake -S "$repo" -B "$folder" -G Ninja --log-level=NOTICE -DCMAKE_UNITY_BUILD=ON "$@"
    cmake --build "$folder" --parallel "$jobs"
}
