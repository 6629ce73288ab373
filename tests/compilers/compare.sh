#!/bin/sh
# Which bits are the same for g++ and clang++, -O2 and -O3: promised for one build only, and told here where they
# come for free.
#
#   compare.sh [DIRECTORY]      builds the rooms of paths four times there (default a temporary one): minutes
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
top=$(CDPATH='' cd -- "$here/../.." && pwd)
work=${1:-$(mktemp -d)}

for compiler in g++ clang++; do
    for level in -O2 -O3; do
        build=$work/$compiler$level
        {
            cmake -S "$here" -B "$build" -G Ninja -D FEYNET_SOURCE_DIR="$top" -D CMAKE_CXX_COMPILER=$compiler \
                -D CMAKE_BUILD_TYPE=Release -D CMAKE_CXX_FLAGS_RELEASE="$level -DNDEBUG" \
                -D CMAKE_UNITY_BUILD=ON -D FEYNET_MPI=OFF
            cmake --build "$build" --target bits
        } >&2
        "$build/bits" >"$build.bits"
    done
done
for bits in "$work"/*.bits; do
    name=$(basename "$bits" .bits)
    same=$(grep -cxF -f "$work/g++-O3.bits" "$bits" || true)
    printf '%-12s %2d of %d numbers are those of g++ -O3\n' "$name" "$same" "$(wc -l <"$bits")"
done
