#!/bin/sh
# Where nothing more can be written: stdout, a small disk, files that must not grow, writes that are short. Exit code
# 74 names what is full, what was there stays, and with room again the next process comes to the same results.
#
#   no_room.sh FEYNET [PYTHON3 [TROUBLE]]
#
# TROUBLE: a library that, preloaded, makes writes short and stops a run at a chosen moment.
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
trouble=${3-}
faults=0
not_tested=

cp "$here/two_networks.toml" small.toml

# Stdout that takes nothing, because it is full or closed; the results are in the run directory all the same.
takes_no_output() {
    for stdout in full closed; do
        faults=$((faults + 1))
        status=0
        case $stdout in
        full) "$feynet" "$@" >/dev/full 2>../err </dev/null || status=$? ;;
        *) "$feynet" "$@" >&- 2>../err </dev/null || status=$? ;;
        esac
        [ "$status" -eq 74 ] || fail "feynet $*, stdout $stdout: exit code $status"
        grep -q '^feynet: standard output: cannot be written' ../err || fail "stdout $stdout: says $(cat ../err)"
        if [ -e printed ]; then
            same_run whole printed "stdout $stdout"
            rm -rf printed
        fi
    done
}

# Stderr that takes nothing is nothing to stop for, and no file of the run gets what was meant for it.
needs_no_stderr() {
    for stderr in full closed; do
        faults=$((faults + 1))
        status=0
        case $stderr in
        full) "$feynet" "$@" >../out 2>/dev/full </dev/null || status=$? ;;
        *) "$feynet" "$@" >../out 2>&- </dev/null || status=$? ;;
        esac
        [ "$status" -eq "$expected" ] || fail "feynet $*, stderr $stderr: exit code $status, not $expected"
        if [ -e printed ]; then
            same_run whole printed "stderr $stderr"
            rm -rf printed
        fi
    done
}

# A run that was begun and finds $1 kB left on its disk, which becomes larger after it was full.
fill_disk() {
    faults=$((faults + 1))
    rm -rf disk/*
    mount -o remount,size=20m "$top/place/disk"
    cp -r begun disk/work
    used=$(df -k --output=used disk | tail -n 1)
    mount -o remount,size=$((used + $1))k "$top/place/disk"
    try resume disk/work --progress off
    [ "$status" -eq 74 ] || fail "$1 kB of disk: exit code $status"
    grep -q '^feynet: disk/work.*: No space left on device' ../err || fail "$1 kB of disk: says $(cat ../err)"
    [ ! -e disk/work/summary.json ] || fail "$1 kB of disk, and yet a summary"
    mount -o remount,size=20m "$top/place/disk"
    recover disk/work
    same_run whole disk/work "$1 kB of disk"
}

# A disk that is too small for the run: it does not begin.
begin_without_room() {
    faults=$((faults + 1))
    rm -rf disk/*
    mount -o remount,size=64k "$top/place/disk"
    expect 74 run small.toml --out disk/work --progress off
    grep -q 'the run needs about .* of disk .* are free' ../err || fail "a small disk: says $(cat ../err)"
    [ ! -e disk/work ] || fail "a small disk: something was begun"
}

# With room again, the run in the directory $1 comes to its end.
recover() {
    if [ -e "$1/resolved.toml" ]; then
        try resume "$1" --progress off
    else
        rm -rf "$1"
        try run small.toml --out "$1" --progress off
    fi
}

# No file larger than $1 half kilobytes.
limit_files() {
    faults=$((faults + 1))
    rm -rf work
    status=0
    (
        ulimit -f "$1"
        exec "$feynet" run small.toml --out work --progress off >../out 2>../err
    ) || status=$?
    [ "$status" -eq 74 ] || fail "files of at most $1 blocks: exit code $status: $(cat ../err)"
    grep -q '^feynet: work/.*: cannot be written: File too large' ../err || fail "large files: says $(cat ../err)"
    recover work
    same_run whole work "files of at most $1 blocks"
}

# A checkpoint of which the disk has lost a part without a word: the CRC tells.
lose_bytes() {
    rm -rf work
    command -v strace >/dev/null || {
        not_tested="bytes that are lost, which needs strace;"
        return
    }
    strace -E LD_PRELOAD="$trouble" -E STOP_AT=60 -f -y -e trace=write -o ../trace \
        "$feynet" run small.toml --out work --threads 1 --progress off >../out 2>../err || true
    place=$(awk '$2 ~ /^write/ && ++n && /\.checkpoint\..*tmp/ { last = n } END { print last }' ../trace)
    rm -rf work
    status=0
    strace -E LD_PRELOAD="$trouble" -E STOP_AT=60 -f -y -e trace=write -e inject=write:retval=100:when="$place" \
        -o ../trace "$feynet" run small.toml --out work --threads 1 --progress off >../out 2>../err || status=$?
    grep '(INJECTED)' ../trace | grep -q '/checkpoints/' || fail "no byte was lost: $(grep INJECTED ../trace)"
    faults=$((faults + 1))
    [ "$status" -eq 75 ] || fail "lost bytes: exit code $status"
    expect 74 resume work --progress off
    grep -q 'no whole checkpoint: work/checkpoints/checkpoint.0 is damaged' ../err || fail "lost: $(cat ../err)"
}

try run small.toml --out whole --progress off
for words in 'list studies' 'check small.toml' 'exact small.toml' --help --version 'compare whole whole' \
    'analyze whole' 'run small.toml --out printed --progress off'; do
    # shellcheck disable=SC2086
    takes_no_output $words
done
try run small.toml --out printed --progress off
expected=$status
rm -rf printed
needs_no_stderr run small.toml --out printed --progress off
needs_no_stderr run small.toml --out printed --progress plain
expected=2
needs_no_stderr run nowhere.toml

for blocks in 1 2 4 8 32 200; do
    limit_files $blocks
done

if [ -n "$trouble" ]; then
    lose_bytes
    for size in 1 1000; do
        faults=$((faults + 1))
        rm -rf work
        status=0
        LD_PRELOAD="$trouble" SHORT_WRITES=$size \
            "$feynet" run small.toml --out work --progress off >../out 2>../err || status=$?
        same_run whole work "writes of $size bytes"
    done
else
    not_tested="short writes and lost bytes, which need a library;"
fi

mkdir disk
if mount -t tmpfs -o size=4k none "$top/place/disk" 2>/dev/null; then
    trap 'umount "$top/place/disk"; rm -rf "$top"' EXIT
    begin_without_room
    expect 75 run small.toml --out begun --progress off --max-time 0.001s
    rm begun/summary.json begun/samples.h5
    for size in 4 8 16 24 32 48 64 128 256; do
        fill_disk $size
    done
else
    not_tested="$not_tested a full disk, because none can be mounted here"
fi

echo "$faults times there was no room"
finish
[ -z "$not_tested" ] || {
    echo "SKIPPED: $not_tested"
    exit 77
}
