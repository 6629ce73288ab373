#!/bin/sh
# Whatever is wrong with a run file: each mistake is refused with exit code 2, its place and what was expected,
# before anything is written and within 0.2 s of processor time. The mistakes are made from the resolved files
# of all examples, so that every key of every kind of study is met.
#
#   bad_files.sh FEYNET [PYTHON3 [short|long [MESSAGES]]]
#
# long makes every mistake for every key, short a few for each; the file MESSAGES takes what was said.
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"

[ -n "$python" ] || {
    echo "SKIPPED: python3 is not installed, no bad file was tried"
    exit 77
}
cp -r "$here/../../examples/data" .
"$python" "$here/bad_files.py" "$feynet" "$here/../../examples" "${3-short}" ${4+"$4"}
