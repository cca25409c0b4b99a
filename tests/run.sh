#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds everything with sanitizers and runs the tests, without a screen
# and away from the user's own files. Arguments go to ctest: tests/run.sh -L domain

source "$(dirname "${BASH_SOURCE[0]}")/../installer/steps.sh"
source "$repo/installer/packages.sh"

step "Packages to build and test Gander"
need_packages "${packages_to_test[@]}"

step "Sanitized build in build/tests"
# Debug keeps Qt's own assertions; line numbers are all that a sanitizer's report needs of -g. Shared
# rooms spare each test the linking of all of them.
build tests -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-g1 \
    -DBUILD_SHARED_LIBS=ON -DGANDER_WERROR=ON "-DGANDER_SANITIZE=address;undefined" -DGANDER_TESTS=ON

step "Tests"
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
mkdir -m 0700 "$away"/{home,config,data,cache,state,runtime,tmp}
unset DISPLAY WAYLAND_DISPLAY LANGUAGE QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE QT_SCALE_FACTOR
export HOME=$away/home TMPDIR=$away/tmp XDG_RUNTIME_DIR=$away/runtime
export XDG_CONFIG_HOME=$away/config XDG_DATA_HOME=$away/data
export XDG_CACHE_HOME=$away/cache XDG_STATE_HOME=$away/state
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
export ASAN_OPTIONS=halt_on_error=1:detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

# ctest has the last word, and its exit code is ours.
trap - ERR
set +e
ctest --test-dir "$repo/build/tests" --output-on-failure --no-tests=error -j "$jobs" "$@"
exit $?
