#!/bin/sh
# The validation campaign as a command: its files, its JSON, seeds, stopping and going on. One theory, a few seconds.
#
#   validate.sh FEYNET [PYTHON3]
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"

expect 0 validate --only holography --out whole --progress off
tail -n 1 ../out | grep -q '^Pass: 3 independent pulls' || fail "no verdict in words"
for file in campaign.toml numbers.json numbers.csv report.md report.html summary.json pull_histogram.csv \
    pull_quantiles.csv cases/friction/summary.json cases/friction/resolved.toml; do
    [ -s "whole/$file" ] || fail "no $file"
done
[ ! -e whole/cases/friction/checkpoints ] || fail "checkpoints of a finished case"

# Machine data on stdout, and the same list in the directory; no seed is the same as seed 1.
expect 0 validate --only holography --seed 1 --json --out again --progress off --threads 1
cmp ../out again/numbers.json || fail "--json is not numbers.json"
cmp whole/numbers.csv again/numbers.csv || fail "one thread gives other numbers"
if [ -n "$python" ]; then
    "$python" - again/numbers.json <<'PYTHON' || fail "the keys of the JSON list"
import json, math, sys
numbers = json.load(open(sys.argv[1]))
keys = ["theory", "case", "exact", "value", "error", "pull", "ess"]
for number in numbers:
    assert list(number) == keys, number
    assert number["theory"] == "holography"
    if number["pull"] is not None:
        assert math.isclose(number["pull"], (number["value"] - number["exact"]) / number["error"])
assert sum(number["pull"] is not None for number in numbers) == 3
assert len({number["case"] for number in numbers}) == len(numbers)
PYTHON
fi

# Another seed: other pulls.
expect 0 validate --only holography --seed 2 --out other --progress off
! cmp -s whole/numbers.csv other/numbers.csv || fail "two seeds give the same numbers"

# Several seeds in one report; neither the same seed twice nor what has not ended stands beside another.
expect 0 validate --only holography --out whole --beside other --progress off
grep -q '^all 2 seeds: 6 independent pulls' ../out || fail "no line for all seeds"
grep -q '^| 2 | 3 |' whole/report.md || fail "no row of the second seed"
expect 2 validate --only holography --out whole --beside again
grep -q 'with other seeds; again is feynet validate' ../err || fail "the same seed twice: $(cat ../err)"

# Stopped and gone on with, by resume and by the same words.
expect 75 validate --only holography --out stopped --progress off --max-time 0.001s
grep -q '^Partial: ' ../out || fail "a stopped campaign is partial"
expect 0 resume stopped --progress off
cmp whole/numbers.csv stopped/numbers.csv || fail "a resumed campaign gives other numbers"
expect 75 validate --only holography --out typed --progress off --max-time 0.001s
expect 0 validate --only holography --out typed --progress off
cmp whole/numbers.csv typed/numbers.csv || fail "typing the command again gives other numbers"
"$feynet" validate --only holography --out signalled --progress off >../out 2>../err </dev/null &
process=$!
until [ -e signalled/campaign.toml ] || ! kill -0 "$process" 2>/dev/null; do sleep 0.05; done
sleep 0.1
kill -s TERM "$process" 2>/dev/null || true
status=0
wait "$process" || status=$?
[ "$status" -eq 75 ] || fail "SIGTERM: exit code $status"
expect 0 resume signalled --progress off
expect 75 validate --only holography --seed 3 --out partial --progress off --max-time 0.001s
expect 2 validate --only holography --out whole --beside partial
grep -q 'feynet resume partial' ../err || fail "a campaign that has not ended stands beside another"
cmp whole/numbers.csv signalled/numbers.csv || fail "SIGTERM and resume give other numbers"

# A case that misses fails the campaign: its summary says that the error was a hundredth of what it is.
cp -r whole wrong
sed 's/"error": 0\.000\([0-9]*\)/"error": 0.000001/; s/"pull": -\{0,1\}[0-9.]*\(e-[0-9]*\)\{0,1\},/"pull": 60.0,/' \
    whole/cases/friction/summary.json >wrong/cases/friction/summary.json
expect 3 validate --only holography --out wrong --progress off
grep -q '^Fail: ' ../out || fail "a wrong campaign does not say so"

# Mistakes.
expect 2 validate --only strings
expect 2 validate --quick --full
expect 2 validate --only holography --seed 5 --out whole
grep -q 'another campaign.toml' ../err || fail "a directory of another campaign"
mkdir full
expect 2 validate --only holography --out full
expect 2 resume whole --draws 5

finish
