#!/bin/sh
# Fails when a test file belongs to no test program or holds no test case, or when EMPTY_SUITE, a test
# program without a test case, passes.
#
#   each_suite_runs.sh ROOT EMPTY_SUITE source...
set -eu
root=$1
empty_suite=$2
shift 2

check_files() {
    find "$root/tests" -name '*_test.cpp' | sort | while read -r file; do
        printf '%s\n' "$@" | grep -qxF -e "$file" || echo "$file: in no feynet_test(SOURCES …)"
        grep -q '^TEST_CASE' "$file" || echo "$file: no test case"
    done
}

check_empty_suite() {
    message=$("$empty_suite" 2>&1) && echo "$empty_suite: passes without a test case"
    case $message in
    *'no test case ran'*) ;;
    *) echo "$empty_suite: does not say that no test case ran" ;;
    esac
}

violations=$(check_files "$@"; check_empty_suite)
if [ -n "$violations" ]; then
    printf '%s\n' "$violations"
    exit 1
fi
