#!/bin/sh
# fetch-imgui.sh FILE: downloads the source archive of Dear ImGui 1.92.2b to FILE and checks it.
#
# Debian 12 packages only 1.86, so the archive of a later suite is taken from the mirror that this
# machine already uses: no host is named here, nothing of the system's apt state is touched, and no
# root is needed. The archive leaves the mirrors when the suites move on; CMake then falls back to
# the upstream repository.
set -eu

version='1.92.2b+ds'
sha256='e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48'
[ $# -eq 1 ] || { echo "usage: fetch-imgui.sh FILE" >&2; exit 2; }
target=$1

matches() { [ -f "$1" ] && [ "$(sha256sum "$1" | cut -d' ' -f1)" = "$sha256" ]; }
if matches "$target"; then
    exit 0
fi
command -v apt-get >/dev/null || { echo "Dear ImGui: no apt-get on this machine" >&2; exit 1; }

mirror=$(apt-get indextargets --format '$(REPO_URI)' \
    'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | sort -u | head -n 1)
if [ -z "$mirror" ]; then
    echo "Dear ImGui: apt knows no Debian mirror yet; run 'apt-get update' once, as root" >&2
    exit 1
fi

scratch=$(mktemp -d "${TMPDIR:-/tmp}/vitrine-imgui.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/state/lists/partial" "$scratch/cache/archives/partial" "$scratch/download"
: >"$scratch/status"
: >"$scratch/preferences"

# How old the mirror's lists are does not matter: what is fetched is known by its sha256.
private_apt() {
    apt-get -qq -o Acquire::Check-Valid-Until=false -o Acquire::Check-Date=false \
        -o Dir::Etc::SourceList="$scratch/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::Etc::Preferences="$scratch/preferences" -o Dir::Etc::PreferencesParts=/dev/null \
        -o Dir::State="$scratch/state" -o Dir::State::Lists="$scratch/state/lists" \
        -o Dir::State::status="$scratch/status" -o Dir::Cache="$scratch/cache" \
        -o Acquire::Languages=none -o APT::Sandbox::User="$(id -un)" -o Debug::NoLocking=1 "$@"
}

for suite in forky sid; do
    echo "deb-src $mirror $suite main" >"$scratch/sources.list"
    rm -f "$scratch/download"/*
    if ! private_apt update >&2 ||
        ! (cd "$scratch/download" &&
            private_apt source --download-only --tar-only --only-source imgui >&2); then
        echo "Dear ImGui: the mirror of this machine gives no imgui of $suite" >&2
        continue
    fi
    archive=$(find "$scratch/download" -name 'imgui_*.orig.tar.*' | head -n 1)
    if [ -n "$archive" ] && matches "$archive"; then
        mkdir -p "$(dirname "$target")"
        cp "$archive" "$target.$$" # beside the target, so that the rename is atomic
        mv "$target.$$" "$target"
        exit 0
    fi
    echo "Dear ImGui: $suite holds ${archive##*/}, not imgui_$version with the known sha256" >&2
done
exit 1
