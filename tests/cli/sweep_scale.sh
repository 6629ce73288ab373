#!/bin/sh
# A sweep of many points: both threads are busy nearly all of the time, a point costs no more than a run by
# itself, and of a point that is done a few kilobytes stay in memory.
#
#   sweep_scale.sh FEYNET PYTHON3 [POINTS [DRAWS [TINY]]]
#
# POINTS of DRAWS draws each (default 24 of 3000; the long form is 200 of 100000, some minutes) for the
# efficiency, and TINY points of ten draws (default 200; 2000) beside a tenth of them for the memory.
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
points=${3:-24}
draws=${4:-3000}
tiny=${5:-200}
[ -n "$python" ] || {
    echo "SKIPPED: no python3, which measures time and memory"
    exit 77
}

# study NAME POINTS DRAWS: the file NAME with so many points.
study() {
    cat >"$1" <<STUDY
[system]
potential = "quartic"
[time]
spacing = 0.25
n_slices = 64
[network]
kind = "decay"
[sampler]
chains = 16
warmup = 20
draws = $3
[measure]
levels = 0
kept = 1024
[sweep.grid]
system.coupling = { from = 0.1, to = 2.0, points = $2 }
STUDY
}

study points.toml "$points" "$draws"
few=$((tiny / 10))
study few.toml "$few" 10
study many.toml "$tiny" 10
"$python" "$here/measure_sweep.py" "$feynet" points.toml few.toml many.toml || fail "the sweep does not scale"
finish
