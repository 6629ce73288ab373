#!/bin/sh
# A disk that refuses: every place where feynet touches a file of its run is made to fail, in turn with every
# error. It must end with exit code 74, name the file, claim nothing, and leave what the next process needs to
# come to the same results.
#
#   faults.sh FEYNET [PYTHON3 [STRIDE]]
#
# STRIDE: every so many-th place only (default 40; 1 are all, 1700 of them, and take half an hour).
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
stride=${3:-40}
faults=0
passed_over=0

strace -o ../trace true 2>/dev/null || {
    echo "SKIPPED: strace is not installed or not allowed here, no fault can be injected"
    exit 77
}

cp "$here/two_networks.toml" small.toml
{
    cat small.toml
    printf '[sweep.grid]\nsystem.frequency = [0.5, 1.0]\n'
} >study.toml
often='--threads 1 --progress off --checkpoint-every 0.001s'

# What each kind of process finds (prepare) and is asked to do (words); afterwards (recover) what it has left
# must lead to the results in the directory $reference.
prepare() {
    rm -rf work
    case $1 in
    run | sweep) ;;
    *) cp -r "before-$1" work ;;
    esac
}

words() {
    case $1 in
    run) echo "run small.toml --out work $often" ;;
    sweep) echo "sweep study.toml --out work $often" ;;
    resume | longer) echo "resume work $often --draws 200" ;;
    resume-sweep) echo "resume work $often" ;;
    merge) echo "merge work" ;;
    analyze) echo "analyze work --discard 0.1" ;;
    esac
}

# A process that nothing disturbs goes on with the directory work.
recover() {
    case $1 in
    run | sweep) begun=$(ls work/resolved.toml work/study.toml 2>/dev/null) || true ;;
    *) begun= ;;
    esac
    case $1:$begun in
    run:?* | sweep:?*)
        try resume work --progress off
        return
        ;;
    run: | sweep:) rm -rf work ;;
    esac
    # shellcheck disable=SC2046
    try $(words "$1")
}

reference_of() {
    case $1 in
    run) reference=whole ;;
    resume | longer) reference=whole-longer ;;
    sweep | resume-sweep | merge) reference=whole-sweep ;;
    analyze) reference=whole ;;
    esac
}

# The directory work holds the results of $reference.
same_results() {
    same_run "$reference" work "$1"
    for point in "$reference"/points/*; do
        [ ! -d "$point" ] || same_run "$point" "work/points/${point##*/}" "$1"
    done
}

errors_of() {
    case $1 in
    openat) echo ENOSPC EIO EROFS EACCES EMFILE ;;
    mkdir) echo ENOSPC EROFS EACCES ;;
    rename) echo ENOSPC EIO EROFS EACCES ;;
    read | pread64) echo EIO ;;
    close) echo EIO ENOSPC ;;
    *) echo EIO ENOSPC EROFS ;;
    esac
}

# The next of the errors of the call $1 after $2 of them, in $error.
next_error() {
    # shellcheck disable=SC2046
    set -- "$2" $(errors_of "$1")
    shift $(($1 % ($# - 1) + 1))
    error=$1
}

# Of the calls of $2 in the process $1, those on a file below the directory work, as numbers in ../places.
find_places() {
    prepare "$1"
    # shellcheck disable=SC2046
    strace -f -y -e trace="$2" -o ../trace "$feynet" $(words "$1") >../out 2>../err </dev/null || true
    awk 'NR == 1 { main = $1 } $1 == main && $2 ~ /^[a-z]/ && ++n && /[\/"]work[\/">]/ { print n }' ../trace >../places
}

# What may go wrong without an error: the closing of files that are only read, locked or already on the disk,
# the search for what earlier processes have left, a log's length, one of two checkpoints, which is said, and
# HDF5's look whether the file it is about to make is there.
is_tolerable() {
    case $1 in
    close) return 0 ;;
    openat) grep -qE 'O_RDONLY.*O_DIRECTORY|checkpoint\.[01]"|\.h5\.[^"]*tmp", O_RDWR\)' ../injected ;;
    read | pread64) grep -q 'warning: work/checkpoints/checkpoint' ../err ;;
    *) return 1 ;;
    esac
}

# The process $1, whose $3-th call of $2 fails with the error $4.
inject() {
    what="$1, $2 $3, $4"
    prepare "$1"
    status=0
    # shellcheck disable=SC2046
    strace -f -y -e trace="$2" -e inject="$2:error=$4:when=$3" -o ../trace \
        "$feynet" $(words "$1") >../out 2>../err </dev/null || status=$?
    grep '(INJECTED)' ../trace >../injected || return 0
    grep -q '[/"]work[/">]' ../injected || return 0
    faults=$((faults + 1))
    case $status in
    74)
        grep -q '^feynet: .*work' ../err || fail "$what: does not name the file: $(cat ../err)"
        ! grep -qiE 'pass|✓' ../out || fail "$what: claims to be done"
        ;;
    0 | 3)
        is_tolerable "$2" || fail "$what: exit code $status after $(cat ../injected)"
        passed_over=$((passed_over + 1))
        ;;
    *) fail "$what: exit code $status after $(cat ../injected): $(cat ../err)" ;;
    esac
    if [ "$1" != analyze ]; then
        recover "$1"
        [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "$what: not resumable: exit code $status: $(cat ../err)"
        same_results "$what"
    fi
    [ "$failures" -lt 20 ] || finish
}

# Every $stride-th place of the process $1, each with the next of the errors.
disturb() {
    reference_of "$1"
    turn=0
    before=$faults
    for call in openat write pwrite64 fsync rename close mkdir ftruncate read pread64; do
        find_places "$1" "$call"
        # shellcheck disable=SC2013
        for number in $(cat ../places); do
            turn=$((turn + 1))
            [ $((turn % stride)) -eq 0 ] || continue
            next_error "$call" $((turn / stride))
            inject "$1" "$call" "$number" "$error"
        done
    done
    echo "$1: $((faults - before)) of its calls failed"
}

try run small.toml --out whole --progress off
# Half done: interrupted in its second network.
try run small.toml --out before-resume --progress off
cp -r before-resume before-longer
cp -r before-resume before-analyze
rm before-resume/checkpoints/part.1 before-resume/summary.json before-resume/samples.h5
cp -r before-resume whole-longer
try resume whole-longer --progress off --draws 200
try sweep study.toml --out whole-sweep --progress off
cp -r whole-sweep before-merge
cp -r whole-sweep before-resume-sweep
rm before-resume-sweep/summary.json before-resume-sweep/points/2/summary.json

for kind in run resume longer sweep resume-sweep merge analyze; do
    disturb $kind
done

echo "$faults faults, $passed_over of them without consequence"
finish
