#!/bin/sh
# A study of many runs: the same table whether its points are done together, one by one or after kills.
#
#   sweep.sh FEYNET [PYTHON3 [ROUNDS]]
#
# ROUNDS: how often a sweep is killed at random moments and resumed to its end (default 1; 100 take an hour).
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
rounds=${3:-1}

cat >study.toml <<'STUDY'
[time]
n_slices = 16
[network]
kind = ["decay", "step"]
[sampler]
chains = 16
warmup = 20
draws = 1500
[measure]
levels = 0
[sweep.grid]
time.spacing = [0.1, 0.2, 0.4]
[sweep.together]
system.frequency = [0.5, 1.0]
system.mass = [2.0, 1.0]
STUDY

# The points, without computing anything.
expect 0 sweep study.toml --list
grep -q '^ *6  time.spacing = 0.4, system.frequency = 1.0, system.mass = 1.0$' ../out || fail "the list of points"
[ ! -e runs ] || fail "--list wrote something"

expect 0 sweep study.toml --out whole --progress off
grep -q '^Pass: all 6 points pass' ../out || fail "no verdict in words"
for file in table.csv table.h5 report.html summary.json study.toml points/3/report.html; do
    [ -s "whole/$file" ] || fail "no $file"
done
[ "$(wc -l <whole/table.csv)" -gt 60 ] || fail "the table is short"

# As tasks of an array, in any order, twice the same, then merged.
for index in 5 2 6 1; do
    expect 0 sweep study.toml --out tasks --index $index
done
expect 75 merge tasks
grep -q '^Partial: 4 of 6 points are done' ../out || fail "merge of a part"
export SLURM_ARRAY_TASK_ID=3
expect 0 sweep study.toml --out tasks --index
unset SLURM_ARRAY_TASK_ID
expect 0 sweep study.toml --out tasks --index 4
expect 0 sweep study.toml --out tasks --index 4
expect 0 merge tasks
cmp whole/table.csv tasks/table.csv || fail "tasks of an array give another table"

# Threads.
expect 0 sweep study.toml --out one_thread --progress off --threads 1
cmp whole/table.csv one_thread/table.csv || fail "one thread gives another table"

# A signal stops and keeps; --max-time does too.
expect 75 sweep study.toml --out stopped --progress off --max-time 0.05s
expect 0 resume stopped --progress off
cmp whole/table.csv stopped/table.csv || fail "a resumed sweep gives another table"
"$feynet" sweep study.toml --out signalled --progress off >../out 2>../err </dev/null &
process=$!
until [ -e signalled/study.toml ] || ! kill -0 "$process" 2>/dev/null; do sleep 0.05; done
sleep 0.1
kill -s TERM "$process" 2>/dev/null || true
status=0
wait "$process" || status=$?
[ "$status" -eq 75 ] || [ "$status" -eq 0 ] || fail "SIGTERM: exit code $status"
expect 0 resume signalled --progress off
cmp whole/table.csv signalled/table.csv || fail "SIGTERM and resume give another table"

# kill -9 again and again, at moments that fall anywhere in a sweep.
random_state=20240301
kills=0
for round in $(seq 1 "$rounds"); do
    place="killed$round"
    words="sweep study.toml --out $place --checkpoint-every 0.05s"
    # Longer from kill to kill, so that a machine that is busy with other things comes to an end too.
    most=0.4
    until [ -e "$place/table.csv" ] && [ -e "$place/summary.json" ]; do
        # shellcheck disable=SC2086
        "$feynet" $words --progress off >../out 2>../err </dev/null &
        process=$!
        random_state=$(((random_state * 1103515245 + 12345) % 2147483648))
        sleep "$(awk -v r=$random_state -v most=$most 'BEGIN { printf "%.3f", 0.02 + most * r / 2147483648 }')"
        most=$(awk -v most=$most 'BEGIN { print 1.1 * most }')
        kill -s KILL "$process" 2>/dev/null && kills=$((kills + 1))
        wait "$process" 2>/dev/null || true
        [ ! -e "$place/study.toml" ] || words="resume $place --checkpoint-every 0.05s"
        [ -e "$place/study.toml" ] || rm -rf "$place"
    done
    cmp whole/table.csv "$place/table.csv" || fail "round $round: killed and resumed give another table"
    for point in 1 2 3 4 5 6; do
        same_summary whole/points/$point "$place/points/$point" || fail "round $round, point $point differs"
    done
done
echo "$kills kills in $rounds rounds"
[ "$kills" -gt 0 ] || fail "nothing was killed"

# Two runs beside each other.
expect 0 compare whole/points/1 one_thread/points/1
grep -q '^0 of .* numbers differ' ../out || fail "equal runs differ"
expect 3 compare whole/points/1 whole/points/6
expect 2 compare whole nowhere

# The numbers of a run from its samples: without changes they are those of its summary.
expect 0 analyze whole/points/1
grep -q 'x2' ../out || fail "analyze prints no numbers"
expect 0 analyze whole/points/1 --discard 0.5 --window 2
expect 2 analyze whole/points/1 --discard 1

# The gap again, from a window of the correlator.
expect 0 analyze whole/points/6 --fit 0..4
grep -q '^decay *0\.\.4 ' ../out || fail "analyze --fit prints no window: $(cat ../out)"
grep -q 'chi2/dof' ../out || fail "analyze --fit prints no chi2"
expect 0 analyze whole/points/6 --fit t=0.4..1.6 --states 1 --discard 0.2
expect 2 analyze whole/points/6 --fit 4
grep -q 'LOW..HIGH in lags' ../err || fail "a window that is none"
expect 2 analyze whole/points/6 --fit 300..400
expect 2 analyze whole/points/6 --fit 0..4 --states 3
expect 2 analyze nowhere

# Mistakes are found before anything is written.
expect 2 sweep study.toml --out whole
grep -q 'exists already' ../err || fail "an existing directory"
expect 2 sweep study.toml --out tasks --index 7
grep -q 'must be 1 … 6' ../err || fail "an index too large"
expect 2 sweep study.toml --index 2
expect 2 sweep study.toml --out never --set time.spacing=1
expect 2 sweep study.toml --out never --set sampler.draws=-1
grep -q 'at point 1' ../err || fail "the point of a mistake"
expect 2 sweep study.toml --out tasks --index 1 --set sampler.draws=10
grep -q 'another study.toml' ../err || fail "another study in the same directory"
expect 2 merge nowhere
expect 2 run study.toml --out never
grep -q 'feynet sweep study.toml' ../err || fail "run of a study file"
[ ! -e never ] || fail "a mistake left a directory"

finish
