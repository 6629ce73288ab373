#!/bin/sh
# Runs that did not sample what they say are recognised: chains that are frozen, apart or too short end with exit code 3,
# say why and keep no error bar where none is known; healthy runs pass.
#
#   frozen.sh FEYNET [PYTHON3 [SEEDS]]
#
# SEEDS: with how many seeds each of ten kinds of healthy runs is sampled (default 1; 10 make the hundred runs).
#
# False alarms: a healthy run, of 2000 independent draws or more, holds at most 12 numbers within 4 standard errors (6e-5
# each), a curve at 1e-3, and R̂ of at most 12 numbers below 1.01, which chains of so many draws exceed with 1e-4 each:
# 3e-3 per run.
# Of 100 healthy runs 0.3 are flagged, and two or more in 4 of 100 repetitions with other seeds.
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
seeds=${3:-1}
n_frozen=0
n_healthy=0
flagged=

cat >oscillator.toml <<'TOML'
[system]
potential = "harmonic"
[time]
spacing = 0.5
n_slices = 32
[network]
kind = "step"
[sampler]
kind = "hmc"
chains = 8
warmup = 100
draws = 1000
TOML
cat >well.toml <<'TOML'
[system]
potential = "double_well"
[time]
spacing = 0.1
n_slices = 100
[network]
kind = "site"
[sampler]
kind = "metropolis"
cluster = false
chains = 8
warmup = 100
draws = 1000
TOML
cat >plane.toml <<'TOML'
[system]
dimensions = 2
potential = "expression"
expression = "(x1^2 - 6)^2/4 + x2^2/2"
[time]
spacing = 0.1
n_slices = 64
[network]
kind = "step"
[sampler]
kind = "hmc"
chains = 8
warmup = 100
draws = 1000
TOML
cat >field.toml <<'TOML'
[system]
kind = "field"
extents = [8, 8]
convention = "flow"
mass_squared = -4.0
lambda = 2.0
[network]
kind = "site"
[sampler]
updates = ["metropolis"]
chains = 8
warmup = 100
draws = 1000
TOML

# What feynet says of the run file $2 with the settings $3...: the remarks on its networks, in ../said.
sample() {
    file=$1
    shift
    rm -rf run
    set -- "$@" --
    while [ "$1" != -- ]; do
        set -- "$@" --set "$1"
        shift
    done
    shift
    try run "$file" --out run --progress off "$@"
    [ ! -e run/summary.json ] || sed -n '/"remarks": \[/,/\]/p' run/summary.json >../said
}

# The run file $3 with the settings $4... must end with exit code 3 and say $2; $1 is what is wrong with it.
frozen() {
    what=$1
    words=$2
    shift 2
    n_frozen=$((n_frozen + 1))
    sample "$@"
    [ "$status" -eq 3 ] || {
        fail "$what: exit code $status instead of 3"
        return
    }
    grep -q "$words" ../said || fail "$what: does not say \"$words\" but $(cat ../said)"
}

# The same, and no number may have kept its error bar.
without_errors() {
    frozen "$@"
    grep -q 'no number of this run has an error bar' ../said || fail "$what: keeps error bars"
}

# The run file $1 with the settings $2... and each of the seeds must pass; what does not is counted.
healthy() {
    seed=0
    while [ "$seed" -lt "$seeds" ]; do
        seed=$((seed + 1))
        n_healthy=$((n_healthy + 1))
        sample "$@" "run.seed=$seed"
        [ "$status" -eq 0 ] || flagged="$flagged
$* with seed $seed, exit code $status: $(cat ../said ../err)"
    done
}

without_errors 'two deep wells, one node at a time' 'not thermalised\|frozen' well.toml system.minimum=2.0
without_errors 'two deep wells, trajectories' '⟨sgn x⟩ changed sides' well.toml system.minimum=2.5 \
    'sampler.kind="hmc"' 'network.kind="decay"'
without_errors 'two wells in the plane' '⟨x1⟩ changed sides 0 times' plane.toml
without_errors 'two wells of different depth' 'not thermalised' well.toml 'system.potential="expression"' \
    'system.expression="2*(x^2 - 4)^2 + x/4"' 'sampler.kind="hmc"'
without_errors 'replicas that exchange nothing' 'not thermalised\|frozen' well.toml system.minimum=3.0 \
    'sampler.kind="tempering"' sampler.replicas=2 'network.kind="step"'
without_errors 'a step of 10⁻⁶' 'not thermalised' oscillator.toml sampler.step_size=1e-6
without_errors 'a step of 10' '8 of 8 chains accepted hardly any' oscillator.toml sampler.step_size=10
without_errors 'no warm-up, slow weights' 'not thermalised' oscillator.toml 'sampler.metric="unit"' \
    'network.kind="relu"' time.spacing=0.05 time.n_slices=320 sampler.warmup=0 sampler.draws=100
without_errors 'a trajectory of half a period' 'not thermalised' oscillator.toml 'sampler.integrator="rotation"' \
    sampler.step_size=3.14159265358979 sampler.leapfrog_steps=2
frozen 'ten draws' 'not thermalised' oscillator.toml sampler.draws=10
frozen 'shorter than 50 autocorrelation times' 'not thermalised\|too short' oscillator.toml 'sampler.metric="unit"' \
    'network.kind="relu"' time.spacing=0.05 time.n_slices=200 sampler.draws=300
without_errors 'a field between two signs, site by site' '⟨M⟩ changed sides' field.toml system.lambda=1.0
without_errors 'a critical field, site by site' 'not thermalised' field.toml 'system.extents=[32, 32]' \
    system.lambda=4.25 sampler.draws=400
without_errors 'a field whose trajectories diverge' 'trajectories diverged' field.toml 'sampler.updates=["hmc"]' \
    sampler.step_size=2.0
expect 2 run oscillator.toml --set sampler.chains=1

healthy oscillator.toml sampler.draws=2000
healthy oscillator.toml sampler.draws=2000 'network.kind="decay"' 'sampler.kind="exact"'
healthy oscillator.toml sampler.draws=16000 'network.kind="site"' 'sampler.kind="metropolis"' time.n_slices=8
healthy oscillator.toml sampler.draws=2000 'network.kind="cosine"' 'system.potential="quartic"'
healthy oscillator.toml sampler.draws=2000 'system.potential="morse"' 'sampler.kind="auto"' \
    'time.boundary="dirichlet"' time.n_slices=64
healthy well.toml sampler.draws=2000 sampler.cluster=true 'sampler.kind="auto"' 'network.kind="decay"'
healthy well.toml sampler.draws=4000 'sampler.kind="tempering"' 'network.kind="step"' time.n_slices=50
healthy plane.toml sampler.draws=2000 'system.expression="(x1^2 + x2^2)/2 + x1^2*x2^2"' time.spacing=0.25 \
    time.n_slices=32
healthy field.toml sampler.draws=2000 'sampler.updates=["hmc", "swendsen_wang"]'
healthy field.toml sampler.draws=2000 'sampler.updates=["exact"]' system.mass_squared=0.5 system.lambda=0.0

n_flagged=$(printf '%s' "$flagged" | grep -c 'exit code' || true)
echo "$n_frozen runs planted, $n_healthy healthy runs, $n_flagged of them flagged$flagged"
[ "$n_flagged" -le $((n_healthy > 99 ? n_healthy / 100 : 0)) ] || fail "$n_flagged healthy runs are flagged"
finish
