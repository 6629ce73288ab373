#!/bin/sh
# Whatever ends a process, nothing computed is lost: kill -9 at random moments, SIGTERM, damage, a full disk.
#
#   survive.sh FEYNET [PYTHON3 [IN_PLACE_WRITER [RUNS]]]
#
# RUNS: how many light and how many heavy runs at least are killed again and again, 20 times each on average
# (default 1; 25 are 1000 kills in 50 runs and 100 SIGTERM, ten minutes of an idle machine).
# IN_PLACE_WRITER: a library that, preloaded, makes feynet write checkpoints in place, which must be seen.
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
in_place_writer=${3-}
runs=${4:-1}

cp "$here/small.toml" .
random_state=20240229

# A random number of seconds up to $1, in $seconds.
random_seconds() {
    random_state=$(((random_state * 1103515245 + 12345) % 2147483648))
    seconds=$(awk -v most="$1" -v r="$random_state" 'BEGIN { printf "%.4f", most * r / 2147483648 }')
}

# What is sampled: the settings of the run $1, "light" or "heavy".
settings_of() {
    case $1 in
    light) set -- sampler.draws=20000 measure.levels=0 measure.kept=256 'network.kind=["step", "decay"]' ;;
    heavy) set -- sampler.draws=3000 measure.levels=0 'network.kind=["relu", "cosine"]' time.n_slices=64 sampler.chains=24 ;;
    *) set -- sampler.draws=1000000000 ;;
    esac
    for setting in "$@"; do
        printf '%s\n' --set "$setting"
    done
}

# The words of the command that starts the run $1 in the directory $2, one per line, in ../words.
start_words() {
    {
        printf '%s\n' run small.toml --progress off --out "$2" --checkpoint-every "$3"
        settings_of "$1"
    } >../words
}

# Runs feynet with the words of ../words in the background.
in_background() {
    set --
    while IFS= read -r word; do
        set -- "$@" "$word"
    done <../words
    LD_PRELOAD=${preload-} "$feynet" "$@" >../out 2>../err </dev/null &
    process=$!
}

# The program handles SIGTERM from now on, or has ended.
wait_for_handler() {
    while caught=$(sed -n 's/^SigCgt:[[:space:]]*//p' "/proc/$process/status" 2>/dev/null) && [ -n "$caught" ]; do
        [ $((0x$caught & 0x4000)) -eq 0 ] || break
    done
}

# Ends the process, unless it ends before, after a random time up to $1; its exit code in $status.
kill_within() {
    [ "$2" != TERM ] || wait_for_handler
    random_seconds "$1"
    sleep "$seconds"
    kill -s "$2" "$process" 2>/dev/null || true
    status=0
    wait "$process" 2>/dev/null || status=$?
}

# Starts the run $1 in the directory $2 and ends every process of it with the signal $3 until one comes to
# the end; that takes ever longer a time, so that one does. Exit code of the last in $status.
run_to_the_end() {
    case $3 in
    KILL) ended=137 ;;
    *) ended=75 ;;
    esac
    start_words "$1" "$2" "$4"
    patience=0.1
    in_background
    kill_within "$patience" "$3"
    while [ "$status" -eq "$ended" ]; do
        ends=$((ends + 1))
        if [ -e "$2/resolved.toml" ]; then
            printf '%s\n' resume "$2" --progress off --checkpoint-every "$4" >../words
        else
            rm -rf "$2"
            start_words "$1" "$2" "$4"
        fi
        patience=$(awk -v p="$patience" 'BEGIN { print 1.05 * p }')
        in_background
        kill_within "$patience" "$3"
    done
}

# The directories $1 and $2 must hold the same results; samples are compared at the end.
same() {
    same_run "$1" "$2" "$1 and $2"
    echo "$1 $2" >>../pairs
}

# The next of the intervals $2... after $1 runs.
interval_of() {
    turn=$(($1 % ($# - 1)))
    shift $((turn + 1))
    interval=$1
}

# Ends at least $3 runs $1 by the signal $2, $4 times or more in all; checkpoints at the intervals $5... in turn.
torture() {
    kind=$1
    signal=$2
    least_runs=$3
    least_ends=$4
    shift 4
    ends=0
    count=0
    while [ "$count" -lt "$least_runs" ] || [ "$ends" -lt "$least_ends" ]; do
        interval_of "$count" "$@"
        count=$((count + 1))
        directory=$kind-$signal-$count
        run_to_the_end "$kind" "$directory" "$signal" "$interval"
        case $status in
        0 | 3) same "$kind" "$directory" ;;
        *) fail "$directory: exit code $status after $ends signals: $(head -n 3 ../err)" ;;
        esac
        [ "$failures" -lt 10 ] || finish
    done
    echo "$kind runs: $count ended by SIG$signal $ends times, checkpoints every $(echo "$@" | sed 's/ /, /g')"
}

# The run $1 as it is without any disturbance, in the directory $1.
reference() {
    start_words "$1" "$1" 60s
    in_background
    status=0
    wait "$process" || status=$?
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "$1: exit code $status: $(cat ../err)"
}

# feynet resume $1 must end with the exit code $2 and say $3.
refuses() {
    try resume "$1" --progress off
    [ "$status" -eq "$2" ] || fail "$1: exit code $status instead of $2"
    grep -q "$3" ../err || fail "$1 does not say \"$3\": $(cat ../err)"
}

# Turns the middle of the file $1 into something else.
damage() {
    printf 'damage' | dd of="$1" bs=1 seek=$(($(wc -c <"$1") / 2)) conv=notrunc 2>/dev/null
}

reference light
reference heavy
torture light KILL "$runs" $((20 * runs)) 0.02s 0.005s 0.1s
torture heavy KILL "$runs" $((20 * runs)) 0.1s 0.02s 0.5s
torture light TERM "$runs" $((4 * runs)) 60s 0.02s

# The same with a writer that cannot survive: some process must find what it cannot go on from.
if [ -n "$in_place_writer" ]; then
    preload=$in_place_writer
    seen=
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        run_to_the_end heavy "in-place-$attempt" KILL 0.02s
        [ "$status" -ne 74 ] || seen="$attempt"
        [ -z "$seen" ] || break
    done
    preload=
    [ -n "$seen" ] || fail "a writer in place is not seen"
    grep -q 'no whole checkpoint' ../err || fail "a writer in place: $(cat ../err)"
fi

# The time is up: resumable, and finished by the next process.
"$feynet" run small.toml --progress off --out timed --set sampler.draws=1000000000 --max-time 0.2s \
    >../out 2>../err || status=$?
[ "$status" -eq 75 ] || fail "--max-time: exit code $status"
grep -q 'feynet resume timed' ../err || fail "--max-time: does not say how to go on"

# Damage: the newest checkpoint, then both.
newest=timed/checkpoints/checkpoint.0
cp "$newest" timed/checkpoints/checkpoint.1
damage timed/checkpoints/checkpoint.1
try resume timed --progress off --max-time 0.1s
[ "$status" -eq 75 ] || fail "one damaged checkpoint: exit code $status"
grep -q 'warning: timed/checkpoints/checkpoint.1 is damaged' ../err || fail "no warning: $(cat ../err)"
for file in timed/checkpoints/checkpoint.?; do
    damage "$file"
done
refuses timed 74 'no whole checkpoint'

# Another configuration, and none.
cp -r light changed
sed 's/^seed = 1/seed = 2/' light/resolved.toml >changed/resolved.toml
refuses changed 2 'run.seed: 2 now, 1 before'
refuses nowhere 2 'must be a directory'
mkdir -p empty
refuses empty 2 'has no resolved.toml'

# One process at a time.
start_words endless held 60s
in_background
until [ -e held/checkpoints/configuration.toml ]; do sleep 0.05; done
refuses held 74 'is running in this directory'
kill -9 "$process"
wait "$process" 2>/dev/null || true

# A run that is made longer is the longer run.
"$feynet" run small.toml --progress off --out short >../out 2>../err || true
"$feynet" run small.toml --progress off --out long --set sampler.draws=400 >../out 2>../err || true
try resume short --progress off --draws 400
cmp long/correlator.csv short/correlator.csv || fail "a run that was made longer differs"
cmp long/resolved.toml short/resolved.toml || fail "a run that was made longer does not say so"
echo 'long short' >>../pairs
expect 2 resume short --draws 100

# No room: what was there stays, and the next process goes on.
status=0
(
    trap '' XFSZ
    ulimit -f 2000
    "$feynet" run small.toml --progress off --out full --checkpoint-every 0.05s \
        --set sampler.draws=3000 --set 'network.kind=["relu", "cosine"]' --set measure.levels=0 \
        --set time.n_slices=64 --set sampler.chains=24 \
        >../out 2>../err
) || status=$?
[ "$status" -eq 74 ] || fail "no room: exit code $status"
grep -q 'full/checkpoints/[a-z]*\.[0-9]: cannot be written' ../err || fail "no room: $(cat ../err)"
[ ! -e full/summary.json ] || fail "no room, and yet a summary"
try resume full --progress off
same heavy full

finish
if [ -z "$python" ] || ! "$python" -c 'import h5py' 2>/dev/null; then
    echo "SKIPPED: python3-h5py is not installed, samples.h5 was not compared bit by bit"
    exit 77
fi
"$python" "$here/check_samples.py" ../pairs
