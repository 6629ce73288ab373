#!/bin/sh
# Fails when a source breaks a rule of the house that no compiler holds.
#
#   house_rules.sh ROOT
set -eu
cd "$1"

our_files() {
    for folder in "$@"; do
        [ ! -d "$folder" ] || find "$folder" -name '*.[ch]pp'
    done | sort
}

# Prints the lines of the files $3... that match $2, with the rule $1 they break.
forbid() {
    rule=$1
    pattern=$2
    shift 2
    [ $# -gt 0 ] || return 0
    grep -nE -e "$pattern" "$@" /dev/null | awk -v rule="$rule" '{ print $0 "    <- " rule }'
}

# Words that are wrong everywhere.
check_words() {
    # File names have no spaces: word splitting makes the lists.
    # shellcheck disable=SC2046
    set -- $(our_files include src tests validation bench examples)
    [ $# -gt 0 ] || echo "no source file found"
    forbid "finish it or open an issue" 'TODO|FIXME|HACK|(^|[^X])XXX([^X]|$)' "$@"
    forbid "not the same on every standard library: use Boost.Random" \
        'std::[a-z_]+_distribution|std::random_device' "$@"
    forbid "clang 14 cannot read it" '#[ ]*include <(ranges|format|print)>' "$@"
    forbid "its result depends on the number of threads" \
        '(static|auto|affinity)_partitioner|tbb::combinable' "$@"
}

# Numerics neither print nor open files nor start threads; sampler/chains runs the blocks, and FFTW's
# planner needs one lock.
check_numerics() {
    # shellcheck disable=SC2046
    set -- $(for room in core network sampler optimize statistics path field nnft holography boltzmann; do
        our_files "include/feynet/$room" "src/$room"
    done)
    [ $# -gt 0 ] || return 0
    forbid "numerics do no input or output" \
        '#[ ]*include <(iostream|ostream|istream|fstream|filesystem|cstdio|stdio.h|fmt/(os|ostream)\.h)>' \
        "$@"
    forbid "numerics do no input or output" 'std::(cout|cerr|clog)|[^a-z_]f?printf\(|fmt::print' "$@"
    forbid "numerics start no threads" \
        '#[ ]*include <(thread|mutex|shared_mutex|condition_variable|future|(oneapi/)?tbb[/.].*)>' "$@" |
        awk -F : '!($1 ~ "/sampler/chains[.][ch]pp$") &&
                  !($1 == "src/network/fftw_planning.hpp" && $3 ~ "<mutex>")'
}

# What is slow to read belongs into one source file.
check_headers() {
    # shellcheck disable=SC2046
    set -- $(our_files include)
    [ $# -gt 0 ] || return 0
    forbid "heavy: for a .cpp only" \
        '#[ ]*include <(toml\+\+/|toml\.hpp|nlohmann/|CLI/|hdf5|fftw3|boost/math/)' "$@"
    forbid "heavy: for a .cpp only" \
        '#[ ]*include <Eigen/(Dense|Cholesky|Eigenvalues|LU|QR|SVD|Sparse|Eigen)' "$@"
    forbid "a header imposes no names on its readers" '^[ ]*using namespace' "$@"
    forbid "no macros" '^[ ]*#[ ]*define' "$@"
    for header in "$@"; do
        grep -q '^#pragma once$' "$header" || echo "$header: lacks #pragma once"
    done
}

check_once() {
    for library in 'toml\+\+/' 'nlohmann/json' 'CLI/' 'hdf5'; do
        # shellcheck disable=SC2046
        set -- $(our_files src | xargs grep -lE "#[ ]*include <$library" || true)
        [ $# -le 1 ] || echo "<$library> is for one .cpp, not for: $*"
    done
}

check_lengths() {
    our_files include src tests validation bench examples | xargs awk '
        FNR == 301 { print FILENAME ": more than 300 lines" }'
}

# Says yes when the header $1 stands in the list $2 with a reason.
is_listed() {
    awk -v name="$1" '
        !/^#/ && NF > 1 {
            pattern = $1
            gsub(/\./, "[.]", pattern)
            gsub(/\*/, "[^/]*", pattern)
            if (name ~ "^" pattern "$") found = 1
        }
        END { print found ? "yes" : "no" }' "$2"
}

# A header x.hpp of a room is tested by x_test.cpp of that room, or stands with its reason in the list.
check_tests() {
    list=tests/architecture/headers_without_test.txt
    awk '!/^#/ { print $1 }' "$list" | while read -r name; do
        # A name may hold a *: one test covers all headers of a family.
        ls include/feynet/$name >/dev/null 2>&1 || echo "$list: there is no $name"
    done
    for header in $(our_files include/feynet); do
        name=${header#include/feynet/}
        listed=$(is_listed "$name" "$list")
        test=$(basename "$name" .hpp)_test.cpp
        tested=no
        [ -z "$(find "tests/${name%%/*}" -name "$test" 2>/dev/null)" ] || tested=yes
        case $tested$listed in
        nono) echo "$header: has no $test in tests/${name%%/*}" ;;
        yesyes)
            case $name in
            path/potential/*) ;;
            *) echo "$list: $name has a test, so it need not stand here" ;;
            esac
            ;;
        esac
    done
}

# Several test files are compiled as one: each keeps its helpers in a namespace of its own.
check_namespaces() {
    for test in $(our_files tests); do
        name=$(basename "$test" .cpp)
        case $name in
        *_test) grep -q "^namespace feynet::test::$name {" "$test" ||
            echo "$test: lacks namespace feynet::test::$name" ;;
        esac
    done
}

# Only clang builds the fuzzers, by a preset of their own: the files they name are looked for here, too.
check_fuzzers() {
    list=tests/fuzz/CMakeLists.txt
    [ ! -f "$list" ] || grep -v '^ *#' "$list" | grep -oE '[a-z_/0-9]+/[a-z_0-9]+[.]cpp' | while read -r name; do
        [ -f "src/$name" ] || echo "$list: there is no src/$name"
    done
}

check_readmes() {
    for folder in include/feynet/*/; do
        [ -f "${folder}README.md" ] || echo "$folder: has no README.md"
    done
}

violations=$(check_words; check_numerics; check_headers; check_once; check_lengths; check_tests
    check_namespaces; check_fuzzers; check_readmes)
if [ -n "$violations" ]; then
    printf '%s\n' "$violations"
    exit 1
fi
