#!/bin/sh
# The whole short campaign, seed 1: every theory against exact answers; the pulls are a sample of the normal law.
#
#   validate_quick.sh FEYNET
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"

expect 0 validate --quick --out campaign --progress off
for theory in path field nnft holography boltzmann; do
    grep -q "^$theory,independent," campaign/numbers.csv || fail "no pull of $theory"
done
[ "$(wc -c <campaign/report.html)" -lt 300000 ] || fail "the report is large"
tail -n 1 ../out
grep 'independent pulls: mean' ../out

finish
