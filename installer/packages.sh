# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154
# Sourced: what the program and its tests need from the system, and how what is missing gets there.

# Names that Debian 12 and 13 share.
packages_to_run=(
    g++ cmake ninja-build ccache
    qt6-base-dev qt6-base-dev-tools libgl-dev qt6-svg-dev libcsv-dev libical-dev libsqlite3-dev
    # Found at run time, so that no link step would ask for them: the store, the icons, the zones.
    libqt6sql6-sqlite libqt6svg6 tzdata
)
packages_to_test=(
    "${packages_to_run[@]}"
    # What reads a memo back, and what judges the files of installer/linux.
    poppler-utils qpdf desktop-file-utils appstream
    # Tells which entries of the top folder are the repository's.
    git
)

need_packages() # name...
{
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say_what_to_install
        return
    fi
    local installed missing=() name
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    for name in "$@"; do
        grep -qxF "installed $name" <<<"$installed" || missing+=("$name")
    done
    if ((${#missing[@]} == 0)); then
        echo "All of ${#} packages are there."
        return
    fi
    echo "Missing: ${missing[*]}"
    local as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            echo "Only root may install them. As root: apt-get install ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    # Old lists may still know the packages, so a refresh that fails is not the end.
    "${apt[@]}" update || echo "The package lists could not be refreshed; trying with those at hand." >&2
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}"
}

# Not Debian: say it in words, and let CMake find out what really lacks.
say_what_to_install()
{
    cat <<'END'
This is no Debian, so nothing is installed. Needed, by whatever names your system has for them:
  a C++20 compiler (GCC 12 or Clang 14 or newer), CMake 3.22 and Ninja; ccache if you like
  Qt 6.4 or newer with its headers: Base with the SQLite driver, and SVG
  libcsv and libical with their headers; the time zone database
  for the tests also: pdftotext (Poppler), qpdf, git, desktop-file-validate, appstreamcli
END
}
