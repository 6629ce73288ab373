#!/bin/sh
# The same seed gives the same bits for any number of threads.
#
#   threads.sh FEYNET [PYTHON3]
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"

cp "$here/small.toml" .

# Four blocks of chains sampled with the settings $2...; results in the directory $1. The verdict of so
# short a run says nothing.
sample() {
    directory=$1
    shift
    try run small.toml --out "$directory" --progress off --set sampler.chains=32 "$@"
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "$directory: exit code $status: $(cat ../err)"
}

# All that the run directories $1 and $2 say must be the same; their samples are compared at the end,
# because HDF5 notes the hour beside them.
same() {
    same_summary "$1" "$2" || fail "$1 and $2: summaries differ"
    cmp "$1/correlator.csv" "$2/correlator.csv" || fail "$1 and $2: correlators differ"
    echo "$1 $2" >>../pairs
}

# Samples the settings $2... with 1, 2 and 3 threads under the name $1.
any_threads() {
    name=$1
    shift
    for threads in 1 2 3; do
        sample "$name-$threads" --threads "$threads" "$@"
    done
    same "$name-1" "$name-2"
    same "$name-1" "$name-3"
}

half_line='time.boundary="half_line"'
for boundary in ring half_line; do
    case $boundary in
    ring) place='time.boundary="periodic"' ;;
    *) place=$half_line ;;
    esac
    any_threads "leapfrog-$boundary" --set "$place" --set sampler.kind=hmc
    any_threads "unit-$boundary" --set "$place" --set sampler.metric=unit --set network.kind=cosine
    any_threads "rotation-$boundary" --set "$place" --set sampler.integrator=rotation \
        --set system.potential=quartic --set network.kind=relu
    any_threads "metropolis-$boundary" --set "$place" --set sampler.kind=metropolis --set network.kind=step
    any_threads "exact-$boundary" --set "$place" --set sampler.kind=exact
    any_threads "tempering-$boundary" --set "$place" --set sampler.kind=tempering \
        --set system.potential=quartic --set network.kind=step
done

sample other-seed --seed 2
for file in correlator.csv summary.json; do
    ! cmp -s leapfrog-ring-1/$file other-seed/$file || fail "another seed gives the same $file"
done

# Networks that follow do not touch the first.
any_threads five --set 'network.kind=["decay", "site", "step", "relu", "cosine"]'
grep -E '^(network|decay),' leapfrog-ring-1/correlator.csv >../alone
grep -E '^(network|decay),' five-1/correlator.csv >../first
cmp ../alone ../first || fail "the first of five networks differs from the same network alone"
[ "$(wc -l <../first)" -gt 5 ] || fail "no correlator of the first network"

finish
if [ -z "$python" ] || ! "$python" -c 'import h5py' 2>/dev/null; then
    echo "SKIPPED: python3-h5py is not installed, samples.h5 was not compared bit by bit"
    exit 77
fi
"$python" "$here/check_samples.py" ../pairs
