#!/bin/sh
# Ctrl-C and its kin end a run with what it has; a second one ends it at once. Nothing is torn.
#
#   interrupt.sh FEYNET [PYTHON3]
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"

cp "$here/small.toml" .
endless='sampler.draws=1000000000'

# A run in the background with the words $2..., in the directory $1, is under way when this returns.
# Background jobs of a shell ignore SIGINT unless a program asks for it, as feynet does.
start() {
    directory=$1
    shift
    "$feynet" run small.toml --json --out "$directory" "$@" >"../$directory.out" 2>"../$directory.err" &
    process=$!
    tries=0
    until grep -q network_starts "$directory/log.ndjson" 2>/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || {
            fail "$directory: does not start: $(cat "../$directory.err")"
            finish
        }
        sleep 0.05
    done
}

# Waits for the process; its exit code must be $1.
ends_with() {
    status=0
    wait "$process" || status=$?
    [ "$status" -eq "$1" ] || fail "$directory: exit code $status instead of $1: $(cat "../$directory.err")"
}

nothing_torn() {
    for file in "$1"/.* "$1"/* "$1"/checkpoints/.*; do
        case $file in
        */. | */.. | */checkpoints | */config.toml | */correlator.csv | */energy_error.csv | */lock | */log.ndjson | */provenance.json | */report.html | \
            */resolved.toml | */samples.h5 | */summary.json) ;;
        *) fail "$file: left behind" ;;
        esac
    done
    [ ! -e "$1/summary.json" ] || [ "$(tail -c 2 "$1/summary.json")" = '}' ] || fail "$1/summary.json: torn"
    [ -z "$(tail -c 1 "$1/log.ndjson")" ] || fail "$1/log.ndjson: ends within a line"
}

for signal in INT TERM; do
    start "stopped-$signal" --set "$endless" --set 'network.kind=["decay", "site"]' --checkpoint-every 0.2s
    # The first checkpoint comes after the pilot, which nothing interrupts.
    tries=0
    until [ -e "$directory/checkpoints/checkpoint.0" ] || [ "$tries" -ge 600 ]; do
        tries=$((tries + 1))
        sleep 0.05
    done
    sleep 0.5
    kill -s "$signal" "$process"
    ends_with 75
    nothing_torn "$directory"
    for file in config.toml correlator.csv log.ndjson provenance.json report.html resolved.toml samples.h5 \
        summary.json; do
        [ -s "$directory/$file" ] || fail "$directory/$file: missing or empty"
    done
    cmp "../$directory.out" "$directory/summary.json" || fail "$directory: stdout is not the summary"
    [ "$(grep -c '"verdict": "partial"' "$directory/summary.json")" -eq 2 ] ||
        fail "$directory: neither the run nor its only network is partial"
    grep -q 'stopped early: [1-9][0-9]* of 1000000000 draws' "$directory/summary.json" ||
        fail "$directory: does not say how far it came"
    grep -qi 'partial' "$directory/report.html" || fail "$directory: the report does not say partial"
    grep -q '"run_ends".*"partial"' "$directory/log.ndjson" || fail "$directory: the log does not say partial"
    if [ -n "$python" ]; then
        "$python" "$here/check_shape.py" "$directory/summary.json" || fail "$directory: wrong shape"
    fi
done

# One trajectory of many minutes, which the first signal waits for and the second does not.
start twice --set time.n_slices=50000 --set sampler.step_size=1e-3 --set sampler.leapfrog_steps=1000000
sleep 1
kill -s INT "$process"
sleep 0.5
kill -s INT "$process"
ends_with 130
nothing_torn twice
[ ! -e twice/summary.json ] || fail "a killed run leaves a summary"

finish
