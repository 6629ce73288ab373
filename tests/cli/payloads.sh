#!/bin/sh
# Words of a run file that would like to be markup, a formula, a path or a setting: they stay words. Nothing is
# written outside of the run directory, the report has no tag or attribute of theirs, no program opens a socket.
#
#   payloads.sh FEYNET [PYTHON3 [short|long]]
#
# short takes every third payload to the sinks that need a run, and every payload to a third of the others.
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"

[ -n "$python" ] || {
    echo "SKIPPED: python3 is not installed, no payload was tried"
    exit 77
}
cp "$here/small.toml" .
sed -e 's/n_slices.*/n_slices = 8/; s/^chains.*/chains = 8/; s/^warmup.*/warmup = 8/; s/^draws.*/draws = 8/' \
    "$here/small.toml" >small.toml
cp -r "$here/../../examples/data" .

if command -v strace >/dev/null && strace -o ../trace true 2>/dev/null; then
    strace -f -e trace=network -o ../trace "$feynet" run small.toml --out traced >../out 2>../err </dev/null || true
    [ -s traced/summary.json ] || fail "no run under strace: $(cat ../err)"
    ! grep -E 'socket|connect|bind' ../trace || fail "a run talks to the network"
    echo "no call of the network in a run"
    rm -r traced
else
    echo "SKIPPED: strace is not to be had, whether a run opens sockets was not tested"
fi

"$python" "$here/payloads.py" "$feynet" "${3-short}" || failures=1
finish
