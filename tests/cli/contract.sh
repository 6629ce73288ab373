#!/bin/sh
# What scripts of users rely on: commands, files of a run, the shape of summary.json.
#
#   contract.sh FEYNET [PYTHON3]
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"

# The run directory $1 must hold these files and no other.
holds_a_run() {
    ls -A "$1" >"$top/listing"
    printf '%s\n' checkpoints config.toml correlator.csv energy_error.csv lock log.ndjson provenance.json report.html resolved.toml \
        samples.h5 summary.json >"$top/expected"
    diff "$top/expected" "$top/listing" || fail "$1: not the files of a run"
    for file in "$1"/*; do
        [ -s "$file" ] || fail "$file: empty"
    done
}

# Results or not, the program writes nothing here.
quiet() {
    before=$(ls -AR .)
    expect 0 "$@"
    [ ! -s ../err ] || fail "feynet $*: prints on stderr: $(cat ../err)"
    [ -s ../out ] || fail "feynet $*: prints nothing"
    [ "$(ls -AR .)" = "$before" ] || fail "feynet $*: writes files"
}

cp "$here/contract.toml" "$here/small.toml" .

# The run file of the contract runs and passes; its JSON is all that stdout carries.
expect 0 run contract.toml --json
holds_a_run runs/contract-1
cmp ../out runs/contract-1/summary.json || fail "--json does not print summary.json"
cmp contract.toml runs/contract-1/config.toml || fail "config.toml is not the run file"
grep -qF runs/contract-1/report.html ../err || fail "does not say where the report is"
[ "$(wc -c <runs/contract-1/report.html)" -lt 300000 ] || fail "the report is larger than 300 kB"
for outside in '<script' 'http:' 'https:' 'src=' '@import'; do
    ! grep -qiF "$outside" runs/contract-1/report.html || fail "the report holds $outside"
done

# A run is repeated by its resolved file, in a directory of the user's choice.
expect 0 run runs/contract-1/resolved.toml --out elsewhere/again
holds_a_run elsewhere/again
same_summary runs/contract-1 elsewhere/again || fail "resolved.toml gives another summary"
cmp runs/contract-1/correlator.csv elsewhere/again/correlator.csv || fail "resolved.toml gives another curve"
cmp runs/contract-1/resolved.toml elsewhere/again/resolved.toml || fail "resolved.toml resolves to another"
[ ! -e runs/resolved-1 ] || fail "--out writes to runs as well"

# Typed twice, a command writes twice.
for n in 1 2; do
    try run small.toml --seed 3 --set sampler.draws=50
    holds_a_run "runs/small-$n"
done
same_summary runs/small-1 runs/small-2 || fail "two runs of one seed differ"
grep -q '^seed = 3 ' runs/small-1/resolved.toml || fail "--seed is not in resolved.toml"
grep -q '^draws = 50 ' runs/small-1/resolved.toml || fail "--set is not in resolved.toml"
cmp small.toml runs/small-1/config.toml || fail "config.toml is not the run file that was read"

# The verdict is the exit code: a pull of 1e-9 is too much to ask.
expect 3 run small.toml --json --set verdict.pull=1e-9
grep -q '^  "verdict": "fail",$' ../out || fail "exit code 3 without the verdict fail"

# check prints a run file that stands for itself.
quiet check small.toml
cp ../out resolved.toml
quiet check resolved.toml
cmp ../out resolved.toml || fail "the resolved file does not resolve to itself"
quiet run small.toml --dry-run
cmp ../out resolved.toml || fail "--dry-run and check differ"

for family in networks potentials samplers observables keys; do
    quiet list "$family"
    cp ../out "../$family"
done
for entry in networks:site networks:step networks:relu networks:cosine networks:decay \
    potentials:harmonic potentials:free potentials:quartic samplers:hmc samplers:metropolis \
    samplers:exact samplers:auto observables:x2 observables:energy observables:correlator \
    keys:n_slices; do
    grep -q "^${entry#*:} " "../${entry%%:*}" || fail "list ${entry%%:*} lacks ${entry#*:}"
done

quiet --version
grep -qE '^([a-z]+ )?[0-9]+\.[0-9]+\.[0-9]+' ../out || fail "--version prints no version"
quiet --help
quiet exact small.toml
try
[ "$status" -eq 2 ] || fail "no arguments: exit code $status instead of 2"
grep -q '^Usage:' ../err || fail "no arguments: no usage on stderr"
[ ! -s ../out ] || fail "no arguments: prints on stdout"

# The shape of the JSON, with every boundary and with a run too short for error bars.
for boundary in periodic dirichlet half_line free; do
    quiet exact small.toml --json --set time.boundary=$boundary
    cp ../out "../exact-$boundary.json"
    try run small.toml --json --out "$boundary" --set time.boundary=$boundary
done
try run small.toml --json --out short --set sampler.draws=8 --set 'network.kind=["site","relu"]'
finish
[ -n "$python" ] || {
    echo "SKIPPED: python3 is not installed, the shape of the JSON was not tested"
    exit 77
}
"$python" "$here/check_shape.py" runs/contract-1/summary.json ./*/summary.json ../exact-*.json
