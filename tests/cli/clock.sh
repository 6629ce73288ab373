#!/bin/sh
# A clock that is set while a run goes on changes nothing but the times that are written down: same numbers, and
# --max-time, checkpoints and progress keep their own time.
#
#   clock.sh FEYNET PYTHON3 JUMPING_CLOCK
#
# JUMPING_CLOCK: a library that, preloaded, lets the time of day jump back, on, and before 1970.
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
jumping_clock=$3

cp "$here/small.toml" .

# Runs feynet with the words $@ while the clock jumps; exit code in $status.
while_it_jumps() {
    status=0
    LD_PRELOAD=$jumping_clock "$feynet" "$@" >../out 2>../err </dev/null || status=$?
}

# The address sanitizer suffers no library before its own.
while_it_jumps --version
[ "$status" -eq 0 ] || {
    echo "SKIPPED: no library can be preloaded: $(head -c 200 ../err)"
    exit 77
}

expect 0 run small.toml --progress off --out still
while_it_jumps run small.toml --progress plain --out jumps
[ "$status" -eq 0 ] || fail "exit code $status: $(cat ../err)"
same_summary still jumps || fail 'summaries differ'
cmp still/correlator.csv jumps/correlator.csv || fail 'correlators differ'

# The preloaded library is seen: the log has a year before and a year after this one.
years=$(sed -n 's/.*"time": *"\([0-9]*\)-.*/\1/p' jumps/log.ndjson | sort -u | wc -l)
[ "$years" -ge 2 ] || fail "the clock did not jump: $(cat jumps/log.ndjson)"

# The time of a run is its own: stopped after it, not before and not never; checkpoints meanwhile.
while_it_jumps run small.toml --progress off --out timed --set sampler.draws=1000000000 \
    --max-time 1s --checkpoint-every 0.2s
[ "$status" -eq 75 ] || fail "--max-time: exit code $status instead of 75"
[ -e timed/checkpoints/checkpoint.1 ] || fail 'no second checkpoint within --max-time'
seconds=$(sed -n 's/.*"seconds": *\([0-9]*\)\..*/\1/p' timed/summary.json | head -n 1)
[ "$seconds" -le 20 ] || fail "a run of a second says it took $seconds"
while_it_jumps resume timed --progress off --max-time 0.1s
[ "$status" -eq 75 ] || fail "resume: exit code $status instead of 75"

echo "the clock jumped through $years different years; 2 runs and 2 resumable stops"
finish
