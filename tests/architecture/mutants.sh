#!/bin/sh
# Plants one violation at a time in a small clean source tree: each must be found, by its own message.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
n_failed=0

clean_tree() {
    rm -rf "$tree"
    mkdir -p "$tree/tests/architecture" "$tree/tests/fuzz"
    echo '# none' >"$tree/tests/architecture/headers_without_test.txt"
    for room in core network sampler path field io; do
        mkdir -p "$tree/include/feynet/$room/inner" "$tree/src/$room" "$tree/tests/$room"
        echo "$room" >"$tree/include/feynet/$room/README.md"
        printf '#pragma once\n' >"$tree/include/feynet/$room/thing.hpp"
        printf '#include "feynet/%s/thing.hpp"\n' "$room" >"$tree/src/$room/thing.cpp"
        printf 'namespace feynet::test::thing_test {\nTEST_CASE("a thing is") {}\n}\n' \
            >"$tree/tests/$room/thing_test.cpp"
    done
    plan='core= network=core sampler=core path=core,network,sampler field=core,network,sampler io=core'
}

check_tree() {
    # shellcheck disable=SC2086
    sh "$here/floor_plan.sh" "$tree" $plan && sh "$here/house_rules.sh" "$tree"
}

# Passes when the tree as it is now breaks a rule and the message contains $1.
killed_by() {
    if findings=$(check_tree 2>&1); then
        echo "SURVIVED, wanted: $1"
        n_failed=$((n_failed + 1))
    else
        case $findings in
        *"$1"*) ;;
        *)
            printf 'WRONG MESSAGE, wanted: %s\n%s\n' "$1" "$findings"
            n_failed=$((n_failed + 1))
            ;;
        esac
    fi
    clean_tree
}

# Appends line $2 to file $1 of the tree; the message must contain $3.
line_is_found() {
    printf '%s\n' "$2" >>"$tree/$1"
    killed_by "$3"
}

clean_tree
check_tree || {
    echo "the clean tree does not pass"
    exit 1
}

line_is_found src/path/thing.cpp '#include "feynet/field/thing.hpp"' 'path must not include field'
line_is_found src/path/thing.cpp '#  include "feynet/io/thing.hpp"' 'path must not include io'
line_is_found include/feynet/core/thing.hpp '#include "feynet/network/thing.hpp"' \
    'core must not include network'
line_is_found src/io/thing.cpp '#include <feynet/path/thing.hpp>' 'included with quotes'
line_is_found src/io/thing.cpp '#include "../path/thing.hpp"' 'must not climb'
plan="$plan path=core,field"
killed_by 'path must not use field'
plan="$plan core=io"
killed_by 'core must not use io'
mkdir -p "$tree/src/attic" && echo '#pragma once' >"$tree/src/attic/thing.hpp"
killed_by 'attic is not a room'
rm -rf "$tree/include/feynet" "$tree/src" && mkdir -p "$tree/include/feynet" "$tree/src"
killed_by 'no source file found'

line_is_found src/core/thing.cpp '#include <iostream>' 'no input or output'
line_is_found src/path/thing.cpp '    std::printf("%d", 1);' 'no input or output'
line_is_found src/sampler/thing.cpp '#include <tbb/parallel_for.h>' 'no threads'
line_is_found src/network/thing.cpp '#include <mutex>' 'no threads'
line_is_found src/network/lane_transform.cpp '#include <thread>' 'no threads'
line_is_found src/io/thing.cpp 'std::normal_distribution<double> law;' 'use Boost.Random'
line_is_found src/io/thing.cpp '#include <ranges>' 'clang 14'
line_is_found tests/io/thing_test.cpp '// TODO: more' 'finish it'
line_is_found src/sampler/chains.cpp 'tbb::static_partitioner how;' 'number of threads'
line_is_found include/feynet/io/thing.hpp '#include <nlohmann/json.hpp>' 'for a .cpp only'
line_is_found include/feynet/core/thing.hpp '#include <Eigen/Dense>' 'for a .cpp only'
line_is_found include/feynet/core/thing.hpp 'using namespace std;' 'imposes no names'
line_is_found include/feynet/core/thing.hpp '#define LANES 8' 'no macros'
for file in a b; do
    echo '#include <CLI/CLI.hpp>' >"$tree/src/io/$file.cpp"
done
killed_by 'is for one .cpp'
awk 'BEGIN { for (i = 0; i < 301; ++i) print "" }' >"$tree/src/io/long.cpp"
killed_by 'more than 300 lines'
line_is_found include/feynet/core/untested.hpp '#pragma once' 'has no untested_test.cpp'
line_is_found include/feynet/core/inner/other.hpp '#pragma once' 'has no other_test.cpp in tests/core'
line_is_found include/feynet/core/unguarded.hpp '' 'lacks #pragma once'
line_is_found tests/architecture/headers_without_test.txt 'core/thing.hpp  why' 'need not stand here'
line_is_found tests/architecture/headers_without_test.txt 'core/gone.hpp  why' 'there is no core/gone.hpp'
line_is_found tests/core/other_test.cpp 'namespace feynet::test {' 'lacks namespace feynet::test::other_test'
line_is_found tests/fuzz/CMakeLists.txt 'feynet_fuzzer(gone SOURCES io/thing.cpp io/gone.cpp)' \
    'there is no src/io/gone.cpp'
rm "$tree/include/feynet/core/README.md"
killed_by 'has no README.md'

for allowed in src/sampler/chains.cpp:'#include <tbb/task_arena.h>' \
    src/network/fftw_planning.hpp:'#include <mutex>' src/io/thing.cpp:'#include <fstream>'; do
    echo "${allowed#*:}" >>"$tree/${allowed%%:*}"
done
check_tree || n_failed=$((n_failed + 1))

exit "$n_failed"
