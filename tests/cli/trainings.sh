#!/bin/sh
# What learns goes on too: trainings and fits that are stopped or killed end with the same numbers, and a file
# of data that has changed meanwhile is not taken for the one they began with.
#
#   trainings.sh FEYNET [PYTHON3]
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
stops=0
random_state=20240405

# A study of the kind $1 that takes about a second.
study_file() {
    case $1 in
    ads-metric) more='mode = "paper"
data = "labels"
[data]
points = 1000
[training]
seeds = 6
epochs = 60
keep = 10' ;;
    ads-qcd) more='mode = "paper"
[training]
seeds = 4
epochs = 60
points = 400
keep = 1000.0' ;;
    ads-meson) more='bulk = ["soft-wall", "curved"]
levels = 12' ;;
    friction) more='modes = 8
layers = 60' ;;
    wave-functions) more='[system]
model = "heisenberg"
size = 8
[training]
iterations = 60
attempts = 2' ;;
    ising-phases) more='[data]
size = 8
samples = 4096
[training]
epochs = 30' ;;
    rbm-learn) more='[data]
size = 4
[training]
epochs = 40' ;;
    esac
    printf '[study]\nkind = "%s"\n%s\n' "$1" "$more" >"$1.toml"
}

# The words that begin the study $1 in the directory $2 or go on with it.
begin_or_resume() {
    if [ -e "$2/resolved.toml" ]; then
        words="resume $2"
    else
        rm -rf "$2"
        words="run $1.toml --out $2"
    fi
}

# Stops the study $1 after ever longer times until it ends.
stop_again_and_again() {
    patience=0.1
    status=75
    while [ "$status" -eq 75 ]; do
        begin_or_resume "$1" "$1-stopped"
        # shellcheck disable=SC2086
        try $words --progress off --max-time "${patience}s"
        [ "$status" -ne 75 ] || stops=$((stops + 1))
        patience=$(awk -v p="$patience" 'BEGIN { print 1.3 * p }')
    done
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "$1: exit code $status: $(cat ../err)"
}

# Kills it so.
kill_again_and_again() {
    patience=0.2
    status=137
    while [ "$status" -eq 137 ]; do
        begin_or_resume "$1" "$1-killed"
        # shellcheck disable=SC2086
        "$feynet" $words --progress off --checkpoint-every 0.05s >../out 2>../err </dev/null &
        process=$!
        random_state=$(((random_state * 1103515245 + 12345) % 2147483648))
        sleep "$(awk -v p="$patience" -v r=$random_state 'BEGIN { printf "%.3f", p * (0.5 + 0.5 * r / 2147483648) }')"
        kill -s KILL "$process" 2>/dev/null && stops=$((stops + 1))
        status=0
        wait "$process" 2>/dev/null || status=$?
        patience=$(awk -v p="$patience" 'BEGIN { print 1.3 * p }')
    done
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "$1: exit code $status: $(cat ../err)"
}

kinds='ads-metric ads-qcd ads-meson friction wave-functions ising-phases rbm-learn'
for kind in $kinds; do
    study_file "$kind"
    try run "$kind.toml" --progress off --out "$kind"
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "$kind: exit code $status: $(cat ../err)"
    stop_again_and_again "$kind"
    same_run "$kind" "$kind-stopped" "$kind-stopped"
    kill_again_and_again "$kind"
    same_run "$kind" "$kind-killed" "$kind-killed"
done

# A table that the run reads: its mark is in the provenance, another content is refused with its name.
mkdir data
awk 'BEGIN {
    print "s1,s2,s3,s4"
    for (i = 0; i < 4000; ++i) { x = (i * 7919) % 16; print (x % 2) * 2 - 1 "," (int(x / 2) % 2) * 2 - 1 "," (int(x / 4) % 2) * 2 - 1 "," (x > 7 ? 1 : -1) }
}' >data/spins.csv
cat >table.toml <<'RUN'
[study]
kind = "rbm-learn"
[data]
file = "data/spins.csv"
[training]
epochs = 60
RUN
try run table.toml --progress off --out table
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "a table: exit code $status: $(cat ../err)"
expect 75 run table.toml --progress off --out changed --max-time 0.001s
grep -q '"data/spins.csv": "crc32c [0-9a-f]\{8\}, [0-9]* bytes"' changed/provenance.json || fail "no data file in provenance.json"
grep -q 'data/spins.csv' changed/report.html || fail "no data file in the report"
cp data/spins.csv kept.csv
sed '2s/^-1/1/' kept.csv >data/spins.csv
cmp -s kept.csv data/spins.csv && fail "nothing was changed"
expect 2 resume changed --progress off
grep -q 'data/spins.csv: differs from what the run began with' ../err || fail "a changed table: $(cat ../err)"
cp kept.csv data/spins.csv
try resume changed --progress off
same_run table changed "a table that is back"
rm data/spins.csv
expect 2 resume table --progress off
grep -q 'must name a file beside the run file, there is no .*spins.csv' ../err || fail "a table that is gone: $(cat ../err)"

echo "$(echo "$kinds" | wc -w) kinds of learning stopped or killed $stops times"
[ "$stops" -ge 7 ] || fail "hardly anything was stopped"
finish
