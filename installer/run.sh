#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds the release, and opens the desk. From any folder.

source "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
source "$repo/installer/packages.sh"

usage()
{
    cat <<'END'
Usage: installer/run.sh [--build-only] [options of the window]
Installs what is missing, builds into build/release and opens the desk.

  --demo        open a demonstration desk
  --build-only  stop before opening a window
  --help        show this; the window's own options: build/release/bin/gander --help

Exit code: the program's own; 1 when a step failed; 3 when all is built and there is no screen.
END
}

start=yes
options=()
for option in "$@"; do
    case $option in
    -h | --help) usage && exit 0 ;;
    --build-only) start=no ;;
    *) options+=("$option") ;;
    esac
done

step "Packages to build and run Gander"
need_packages "${packages_to_run[@]}"

step "Release build in build/release"
build release -DCMAKE_BUILD_TYPE=Release -DGANDER_TESTS=OFF

program=$repo/build/release/bin/gander
if [[ $start == no ]]; then
    echo "Built in $repo/build/release/bin"
    exit 0
fi
if [[ -z ${DISPLAY:-} && -z ${WAYLAND_DISPLAY:-} && -z ${QT_QPA_PLATFORM:-} ]]; then
    cat >&2 <<END

Gander is built: $program
It cannot open a window here: neither DISPLAY nor WAYLAND_DISPLAY is set, so there is no screen.
  at a desktop, run this script from a terminal of that desktop
  from afar:         ssh -X to this machine, then this script again
  with no screen:    xvfb-run -a $program ${options[*]}     (package xvfb)
  with no window:    $program-cli --help
END
    exit 3
fi
step "The desk"
exec "$program" "${options[@]}"
