#!/bin/sh
# One run on several processes: the same bits on any number of ranks, also after one of them was killed.
#
#   ranks.sh FEYNET [PYTHON3 [ROUNDS]]
#
# ROUNDS: how often a rank is killed at a random moment and the run resumed to its end (default 1).
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
rounds=${3:-1}
cp "$here/small.toml" .

for program in mpirun pgrep; do
    command -v $program >/dev/null || {
        echo "SKIPPED: there is no $program"
        exit 77
    }
done
# Root, and more ranks than cores: both are meant.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1

# feynet with the words $2... on $1 ranks.
on_ranks() {
    n=$1
    shift
    status=0
    mpirun --oversubscribe -n "$n" "$feynet" "$@" >../out 2>../err </dev/null || status=$?
}

on_ranks 2 check small.toml
if grep -q 'built with MPI' ../err; then
    echo "SKIPPED: this feynet is built without MPI"
    exit 77
fi
[ "$(grep -c '^draws' ../out)" -eq 1 ] || fail "a command for one process is done by $n"

# The exit code of the mpirun $1, one of whose ranks may have been killed. Once in some hundred such kills the
# mpirun of Debian 12 (Open MPI 4.1.4, PMIx 4.2.2) waits for a lock of its own when all of its ranks have ended:
# it is killed then, and counted.
n_locked=0
end_of_killed() {
    n_looks=0
    while kill -s 0 "$1" 2>/dev/null && [ "$n_looks" -lt 200 ]; do
        if ps -o stat= --ppid "$1" | grep -qv '^Z'; then
            n_looks=0
        fi
        n_looks=$((n_looks + 1))
        sleep 0.1
    done
    [ "$n_looks" -lt 200 ] || {
        kill -s KILL "$1"
        n_locked=$((n_locked + 1))
    }
    status=0
    wait "$1" 2>/dev/null || status=$?
}

settings() {
    cat <<'WORDS'
network.kind=["decay", "step", "relu"]
sampler.chains=36
sampler.draws=400
measure.levels=0
WORDS
}
set -- run small.toml --progress off
while IFS= read -r setting; do
    set -- "$@" --set "$setting"
done <<WORDS
$(settings)
WORDS

expect 0 "$@" --out one
for n in 1 2 3 4; do
    on_ranks "$n" "$@" --out "ranks-$n"
    [ "$status" -eq 0 ] || fail "$n ranks: exit code $status: $(cat ../err)"
    [ "$(grep -c 'Pass' ../out)" -eq 1 ] || fail "$n ranks print more than one verdict"
    same_run one "ranks-$n" "$n ranks"
done

# More ranks than blocks, and a kind whose chains are not of paths.
on_ranks 4 run small.toml --progress off --out few --set sampler.chains=8 --set sampler.draws=50
[ -s few/summary.json ] || fail "more ranks than blocks: no results"
for n in 0 3; do
    set_words="--set system.extents=[8,8] --set sampler.draws=200 --set sampler.warmup=50"
    case $n in
    # shellcheck disable=SC2086
    0) try study field --progress off $set_words --out field-0 ;;
    # shellcheck disable=SC2086
    *) on_ranks $n study field --progress off $set_words --out field-$n ;;
    esac
done
same_summary field-0 field-3 || fail "a field: summary differs from that of one process"

# A kind without chains says that it is not divided.
on_ranks 2 study rg-flow --progress off --out undivided
grep -q 'every process did all of this run' ../err || fail "a kind that is not divided says nothing"

# Mistakes are said once.
on_ranks 3 run small.toml --out never --set sampler.draws=-1
[ "$status" -eq 2 ] || fail "a mistake on three ranks: exit code $status"
[ "$(grep -c 'sampler.draws' ../err)" -eq 1 ] || fail "a mistake is said more than once: $(cat ../err)"
[ ! -e never ] || fail "a mistake left a directory"
on_ranks 2 run small.toml --out one
[ "$status" -eq 2 ] || fail "an existing directory: exit code $status"

# Stopped on three ranks, gone on with on two, then on one.
on_ranks 3 "$@" --out stopped --max-time 0.05s
[ "$status" -eq 75 ] || [ "$status" -eq 0 ] || fail "--max-time: exit code $status"
on_ranks 2 resume stopped --progress off --max-time 0.05s
[ "$status" -eq 75 ] || [ "$status" -eq 0 ] || fail "resume: exit code $status"
try resume stopped --progress off
same_run one stopped "stopped and resumed"

# kill -9 of one rank at a random moment ends all of them, and loses nothing.
random_state=20240302
kills=0
for round in $(seq 1 "$rounds"); do
    place=killed-$round
    most=0.6
    status=1
    words="$*"
    until [ "$status" -eq 0 ]; do
        if [ -e "$place/resolved.toml" ]; then
            mpirun --oversubscribe -n $((1 + round % 3 + kills % 2)) "$feynet" resume "$place" --progress off \
                --checkpoint-every 0.05s >../out 2>../err </dev/null &
        else
            rm -rf "$place"
            mpirun --oversubscribe -n 3 "$feynet" "$@" --out "$place" --checkpoint-every 0.05s \
                >../out 2>../err </dev/null &
        fi
        process=$!
        random_state=$(((random_state * 1103515245 + 12345) % 2147483648))
        sleep "$(awk -v r=$random_state -v most=$most 'BEGIN { printf "%.3f", 0.3 + most * r / 2147483648 }')"
        most=$(awk -v most=$most 'BEGIN { print 1.3 * most }')
        victim=$(pgrep -P "$process" -x feynet | tail -n 1) || true
        [ -z "$victim" ] || { kill -s KILL "$victim" 2>/dev/null && kills=$((kills + 1)); } || true
        end_of_killed "$process"
    done
    same_run one "$place" "round $round"
done
echo "$kills ranks killed in $rounds rounds; mpirun locked itself up $n_locked times"
[ "$kills" -gt 0 ] || fail "no rank was killed"

# The points of a study are dealt among the ranks.
cat >study.toml <<'STUDY'
[time]
n_slices = 16
[network]
kind = "decay"
[sampler]
chains = 16
warmup = 20
draws = 400
[measure]
levels = 0
[sweep.grid]
time.spacing = [0.1, 0.2, 0.3, 0.4, 0.5]
STUDY
expect 0 sweep study.toml --out whole --progress off
on_ranks 3 sweep study.toml --out dealt --progress off
[ "$status" -eq 0 ] || fail "a sweep on three ranks: exit code $status: $(cat ../err)"
cmp whole/table.csv dealt/table.csv || fail "a sweep on three ranks gives another table"
on_ranks 2 sweep study.toml --out dealt2 --progress off --max-time 0.02s
on_ranks 3 resume dealt2 --progress off
cmp whole/table.csv dealt2/table.csv || fail "a sweep resumed on three ranks gives another table"

# The script for Slurm, with mpirun in the place of srun: the time is up, the job goes back into the queue, and
# the next one finishes.
mkdir -p ../bin
ln -sf "$feynet" ../bin/feynet
cat >../bin/srun <<'SRUN'
#!/bin/sh
exec mpirun --oversubscribe -n 2 "$@" ${limit-}
SRUN
cat >../bin/scontrol <<'SCONTROL'
#!/bin/sh
echo "$*" >>../requeued
SCONTROL
chmod +x ../bin/srun ../bin/scontrol
export PATH="$PWD/../bin:$PATH" SLURM_JOB_ID=42 SLURM_CPUS_PER_TASK=1 limit="--max-time 0.001s"
sed -e 's/^draws.*/draws = 400/' small.toml >job.toml
slurm=$here/../../examples/cluster/slurm.sh
status=0
sh "$slurm" run job.toml job >../out 2>../err </dev/null || status=$?
[ "$status" -eq 75 ] || fail "a job whose time is up: exit code $status: $(cat ../err)"
[ "$(cat ../requeued)" = "requeue 42" ] || fail "a job whose time is up is not queued again"
limit=
sh "$slurm" run job.toml job >../out 2>../err </dev/null || fail "the next job: $(cat ../err)"
[ "$(wc -l <../requeued)" -eq 1 ] || fail "a job that is done is queued again"
try run job.toml --out job-alone --progress off
same_summary job job-alone || fail "the jobs: summary differs from that of one process"

finish
