#!/bin/sh
# Feynet as a library, the way others use it: examples/library builds and runs, from an installed tree or
# as a project around the sources.
#
#   library.sh installed|subproject|subproject-whole CMAKE SOURCES BUILD
#
# Around the sources the program takes minutes of compiling; `subproject` builds the first rooms of it and the
# program itself, without linking, `subproject-whole` all of it.
set -eu
way=$1
cmake=$2
sources=$3
build=$4
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

run_quietly() {
    "$@" >"$place/log" 2>&1 || {
        echo "FAILED: $*"
        tail -n 30 "$place/log"
        exit 1
    }
}

# The example outside the tree, so that it finds nothing by accident.
example=$place/example
cp -R "$sources/examples/library" "$example"
objects=$place/build
case $way in
installed)
    run_quietly "$cmake" --install "$build" --prefix "$place/first"
    # An installed tree can be moved.
    mv "$place/first" "$place/prefix"
    set -- -D CMAKE_PREFIX_PATH="$place/prefix" -D CMAKE_FIND_USE_PACKAGE_REGISTRY=OFF
    ;;
subproject | subproject-whole)
    # Without the optimiser and for any processor; what is compiled stays in the build.
    example=$sources/examples/library
    objects=$build/tests/library/around
    set -- -D FEYNET_SOURCE_DIR="$sources" -D CMAKE_UNITY_BUILD=ON \
        -D CMAKE_BUILD_TYPE=None -D FEYNET_ARCH= -D CMAKE_CXX_FLAGS="-O0 -DEIGEN_DONT_VECTORIZE"
    ;;
*)
    echo "library.sh: installed, subproject or subproject-whole, not '$way'"
    exit 2
    ;;
esac
run_quietly "$cmake" -S "$example" -B "$objects" -G Ninja "$@"
if [ "$way" = subproject ]; then
    run_quietly "$cmake" --build "$objects" --target feynet_core
    run_quietly "$cmake" --build "$objects" --target CMakeFiles/oscillator.dir/Unity/unity_0_cxx.cxx.o
    exit 0
fi
run_quietly "$cmake" --build "$objects"
"$objects/oscillator"

[ "$way" = installed ] || exit 0
# What else is laid out: the program, which reads a run file that came with it.
feynet=$place/prefix/bin/feynet
examples=$(find "$place/prefix" -type d -path '*/share/feynet/examples')
run_quietly "$feynet" check "$examples/harmonic_oscillator.toml"

# Without components every room can be linked, with what files of results need; a room that is not there is refused.
mkdir "$place/whole"
cat >"$place/whole/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(whole LANGUAGES CXX)
find_package(feynet 0.1 REQUIRED COMPONENTS ${rooms})
add_executable(whole whole.cpp)
target_link_libraries(whole PRIVATE feynet::study feynet::holography)
END
cat >"$place/whole/whole.cpp" <<'END'
#include "feynet/io/build_info.hpp"
#include "feynet/study/study_kind.hpp"

int main() {
    return feynet::build_version().empty();
}
END
run_quietly "$cmake" -S "$place/whole" -B "$place/whole/build" -G Ninja "$@"
run_quietly "$cmake" --build "$place/whole/build"
"$place/whole/build/whole"
! "$cmake" -S "$place/whole" -B "$place/wrong" -G Ninja -D rooms=gravity "$@" >"$place/log" 2>&1 || {
    echo "FAILED: a room that is not there was found"
    exit 1
}
grep -rl "$sources" "$place/prefix/lib/cmake" | while read -r file; do
    echo "FAILED: $file names the sources"
    exit 1
done
