#!/bin/sh
# Memory that runs out: of all requests for it in a process one is refused, or all from one on. The process ends
# with exit code 71, or does without; nothing is torn, and the next process comes to the same results.
#
#   memory.sh FEYNET [PYTHON3 [TROUBLE [COUNT]]]
#
# TROUBLE: the library that refuses, preloaded.
# COUNT: how many processes are refused memory (default 40; 600 take five minutes).
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
trouble=${3-}
count=${4:-40}
[ -n "$trouble" ] || {
    echo "SKIPPED: no library that refuses memory was given"
    exit 77
}

cp "$here/two_networks.toml" small.toml
{
    cat small.toml
    printf '[sweep.grid]\nsystem.frequency = [0.5, 1.0]\n'
} >study.toml

words() {
    case $1 in
    run) echo run small.toml --out work ;;
    resume) echo resume work ;;
    sweep) echo sweep study.toml --out work ;;
    analyze) echo analyze work ;;
    esac
}

prepare() {
    rm -rf work
    case $1 in
    resume) cp -r half work ;;
    analyze) cp -r whole work ;;
    esac
}

# HDF5 crashes, or ends the process, where memory runs out within it; feynet sees to it before that there is enough.
spare=libhdf5

# Feynet does $1 with $2 threads; of the requests for memory the $3-th is refused, if $4 those after it as well.
do_without() {
    threads=
    [ "$1" = analyze ] || threads="--progress off --checkpoint-every 0.001s --threads $2"
    status=0
    # shellcheck disable=SC2046,SC2086
    env LD_PRELOAD="$trouble" ${spare:+SPARE=$spare} FAIL_ALLOCATION="$3" ${4:+FAIL_ALLOCATIONS=all} COUNT_IN=../counts \
        "$feynet" $(words "$1") $threads >../out 2>../err </dev/null || status=$?
}

# The directory work holds the results of the directory $1 and nothing unfinished.
same() {
    for run in "$1" "$1"/points/*; do
        [ -d "$run" ] || continue
        mine=work${run#"$1"}
        same_run "$run" "$mine" "$what"
    done
}

# What a process that was refused memory has left leads to the results in the directory $2.
recover() {
    if [ -e work/resolved.toml ] || [ -e work/study.toml ]; then
        try resume work --progress off
    else
        rm -rf work
        # shellcheck disable=SC2046
        try $(words "$1")
    fi
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "$what: not resumable: exit code $status: $(cat ../err)"
    same "$2"
}

# $3 processes of the kind $1 whose results are those of the directory $2.
refuse() {
    prepare "$1"
    do_without "$1" 1 0 ''
    read -r requests _ <../counts
    number=0
    while [ "$number" -lt "$3" ]; do
        number=$((number + 1))
        # The first two, then densest at the beginning, where each request is for something else.
        place=$(awk -v i="$number" -v n="$3" -v all="$requests" \
            'BEGIN { printf "%d", i < 3 ? i : 1 + (all - 1) * (i / n) ^ 3 }')
        persistent=
        [ "$number" -gt 2 ] && [ $((number % 2)) -eq 0 ] || persistent=yes
        what="$1, request $place of $requests${persistent:+ and all after it}"
        prepare "$1"
        do_without "$1" $((1 + number / 2 % 2)) "$place" "$persistent"
        case $status in
        71)
            n_out=$((n_out + 1))
            grep -q 'out of memory' ../err || fail "$what: does not say so: $(cat ../err)"
            ;;
        0 | 3) n_without=$((n_without + 1)) ;;
        *) fail "$what: exit code $status: $(head -n 3 ../err)" ;;
        esac
        [ "$1" = analyze ] || recover "$1" "$2"
        [ "$failures" -lt 20 ] || finish
    done
}

try run small.toml --out whole --progress off
cp -r whole half
rm half/checkpoints/part.1 half/summary.json half/samples.h5
try sweep study.toml --out whole-sweep --progress off
n_out=0
n_without=0
refuse run whole $((count / 2))
refuse resume whole $((count / 5))
refuse sweep whole-sweep $((count / 5))
refuse analyze whole $((count / 10))
echo "$((n_out + n_without)) processes were refused memory: $n_out ended with 71, $n_without did without"
[ "$n_out" -gt 0 ] || fail "nobody ran out of memory"
finish
