# For the tests of the command line, which source it: a directory of their own, the words of what fails.
#
#   $feynet  the program      $here  the folder of the tests      $python  an interpreter, or empty
#   .        an empty folder  ../out, ../err  what the last command printed      $status  its exit code
set -eu
feynet=$1
python=${2-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir "$top/place"
cd "$top/place"
failures=0

fail() {
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

# Runs feynet with the words $@.
try() {
    status=0
    "$feynet" "$@" >../out 2>../err </dev/null || status=$?
}

# feynet $2... must end with the exit code $1.
expect() {
    wanted=$1
    shift
    try "$@"
    [ "$status" -eq "$wanted" ] || {
        fail "feynet $*: exit code $status instead of $wanted"
        head -n 5 ../err
    }
}

# The summaries of the run directories $1 and $2 must be equal apart from the wall time.
same_summary() {
    for run in "$1" "$2"; do
        grep -v '"seconds":' "$run/summary.json" >"$run.timeless" || true
    done
    cmp "$1.timeless" "$2.timeless"
}

# The run directories $1 and $2 hold the same results, and nothing unfinished.
same_run() {
    same_summary "$1" "$2" || fail "$3: another summary"
    for file in "$1"/*.csv "$1"/*.h5; do
        cmp "$file" "$2/${file##*/}" || fail "$3: another ${file##*/}"
    done
    for left in "$2"/.*.tmp "$2"/checkpoints/.*.tmp; do
        [ ! -e "$left" ] || fail "$3: $left left behind"
    done
}

finish() {
    [ "$failures" -eq 0 ] || {
        echo "$failures expectations failed"
        exit 1
    }
}
