#!/bin/sh
#SBATCH --job-name=feynet
#SBATCH --ntasks=8
#SBATCH --cpus-per-task=4
#SBATCH --time=08:00:00
#SBATCH --signal=USR1@120
#SBATCH --requeue
#
# One run, or all points of a study, on eight processes of four threads each, in as many jobs as it takes:
#
#   sbatch slurm.sh run RUN.toml DIR
#   sbatch slurm.sh sweep STUDY.toml DIR
#
# Two minutes before the time is up every process finishes its trajectory and writes a checkpoint; feynet
# ends with exit code 75 and the job goes back into the queue. DIR must be on a file system that all nodes see.
command=$1
file=$2
directory=$3

if [ -e "$directory/resolved.toml" ] || [ -e "$directory/study.toml" ]; then
    set -- resume "$directory"
else
    set -- "$command" "$file" --out "$directory"
fi
status=0
srun feynet "$@" --threads "${SLURM_CPUS_PER_TASK:-1}" --progress plain || status=$?
if [ "$status" -eq 75 ]; then
    scontrol requeue "$SLURM_JOB_ID"
fi
exit "$status"
