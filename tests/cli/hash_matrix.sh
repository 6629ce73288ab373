#!/bin/sh
# One set of numbers, however it was computed: for any number of threads, for any number of chains beside them, and
# when a run is stopped at any trajectory and resumed.
#
#   hash_matrix.sh FEYNET [PYTHON3 [TROUBLE [STOPS]]]
#
# TROUBLE: the library that stops a run at a chosen trajectory, preloaded.
# STOPS: at how many moments every study is stopped (default 6; 200 are every trajectory of most, ten minutes).
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
trouble=${3-}
most_stops=${4:-6}
hashes=0

cat >path.toml <<'RUN'
[time]
spacing = 0.5
n_slices = 16
[network]
kind = ["decay", "cosine"]
[sampler]
chains = 16
warmup = 10
draws = 30
[measure]
levels = 0
RUN
cat >field.toml <<'RUN'
[system]
kind = "field"
extents = [4, 6]
lambda = 1.0
mass_squared = -0.5
[network]
kind = ["momentum", "site"]
[sampler]
updates = ["hmc", "metropolis", "wolff"]
chains = 16
warmup = 10
draws = 30
RUN
cat >ground_state.toml <<'RUN'
[study]
kind = "rbm-ground-state"
[system]
size = 6
[training]
iterations = 15
samples = 64
[measure]
draws = 100
RUN
cat >learn.toml <<'RUN'
[study]
kind = "rbm-learn"
[data]
size = 2
samples = 800
[network]
hidden = 3
[training]
epochs = 8
[measure]
rungs = 40
RUN
cat >random.toml <<'RUN'
[study]
kind = "nnft"
[network]
kind = ["cosine", "relu"]
width = [1, 4]
bias_scale = 0.5
[sampler]
networks = 8192
RUN

# One line for all that the run directory $1 says.
hash_of() {
    grep -v '"seconds":' "$1/summary.json" >"$1.timeless"
    hash=$(cat "$1.timeless" "$1"/*.csv "$1"/*.h5 | sha256sum)
    hashes=$((hashes + 1))
}

# The run directory $1 must say what the study $2 says.
same_hash() {
    hash_of "$1"
    [ "$hash" = "$(cat "../$2.hash")" ] || fail "$1: other numbers"
    rm -rf "$1"
}

# Runs the study $1 in the directory $2, or goes on there if it exists; it stops when the clock is asked for the
# $3-th time, 0 never.
run_until() {
    status=0
    words="run $1.toml --out $2"
    [ ! -e "$2" ] || words="resume $2"
    # shellcheck disable=SC2086
    env ${trouble:+LD_PRELOAD="$trouble"} STOP_AT="$3" COUNT_IN=../counts "$feynet" $words --progress off --threads 1 \
        >../out 2>../err </dev/null || status=$?
    case $status in
    0 | 3 | 75) ;;
    *) fail "$2: exit code $status: $(cat ../err)" ;;
    esac
}

threads_of() {
    for threads in 1 2 3 4 8 16; do
        try run "$1.toml" --out "$1-$threads" --progress off --threads $threads
        [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "$1-$threads: exit code $status: $(cat ../err)"
        [ $threads -gt 1 ] || {
            hash_of "$1-1"
            echo "$hash" >"../$1.hash"
        }
        same_hash "$1-$threads" "$1"
    done
}

# Stopped at moments from its first look at the clock to the last, and resumed.
stops_of() {
    run_until "$1" "$1-whole" 0
    read -r _ looks <../counts
    same_hash "$1-whole" "$1"
    moments=$((looks < most_stops ? looks : most_stops))
    moment=0
    stops=0
    while [ "$moment" -lt "$moments" ]; do
        moment=$((moment + 1))
        at=$((looks * moment / moments))
        run_until "$1" "$1-stopped-$at" "$at"
        if [ "$status" -eq 75 ]; then
            stops=$((stops + 1))
            run_until "$1" "$1-stopped-$at" 0
        fi
        same_hash "$1-stopped-$at" "$1"
        [ "$failures" -lt 20 ] || finish
    done
    [ "$stops" -gt 0 ] || fail "$1: never stopped"
    # Stopped by every process soon after it began.
    status=75
    ends=0
    while [ "$status" -eq 75 ]; do
        ends=$((ends + 1))
        run_until "$1" "$1-again" $((10 + 4 * ends))
    done
    same_hash "$1-again" "$1"
    echo "$1: stopped at $stops of $moments moments and resumed, stopped $((ends - 1)) times on end"
}

for study in path field ground_state learn random; do
    threads_of $study
    [ -z "$trouble" ] || stops_of $study
done

# Blocks that are asked for in part are filled; the first chains are the same, whatever their number.
for chains in 4 5 8 12 16 21; do
    for study in path field; do
        try run $study.toml --out "$study-of-$chains" --progress off --set sampler.chains=$chains
        [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "$study of $chains chains: exit code $status: $(cat ../err)"
    done
done
echo "$hashes hashes of 5 studies, one each"
finish
[ -n "$trouble" ] || {
    echo "SKIPPED: no library that stops a run was given"
    exit 77
}
if [ -z "$python" ] || ! "$python" -c 'import h5py' 2>/dev/null; then
    echo "SKIPPED: python3-h5py is not installed, single chains were not compared"
    exit 77
fi
"$python" "$here/check_chains.py" path field
