#!/bin/sh
# What a user can get wrong: each mistake is one line on stderr with its place and the way out, an exit code
# of its kind, nothing on stdout, nothing written.
#
#   mistakes.sh FEYNET
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"

# feynet $3... must be refused with the exit code $1 and a line that contains each of the words in $2,
# which are separated by |.
refused() {
    code=$1
    words=$2
    shift 2
    before=$(ls -AR .)
    expect "$code" "$@"
    [ "$(wc -l <../err)" -eq 1 ] || fail "feynet $*: not one line on stderr: $(cat ../err)"
    [ ! -s ../out ] || fail "feynet $*: prints on stdout"
    [ "$(ls -AR .)" = "$before" ] || fail "feynet $*: leaves something behind: $(ls -AR .)"
    printf '%s\n' "$words" | tr '|' '\n' >../words
    while IFS= read -r word; do
        grep -qF -e "$word" ../err || fail "feynet $*: no '$word' in: $(cat ../err)"
    done <../words
}

# small.toml edited by the sed expression $1 must be refused by run, check and exact with the words $2.
mistake() {
    sed -e "$1" "$here/small.toml" >run.toml
    for command in run check exact; do
        refused 2 "$2" "$command" run.toml
    done
}

every_network='site, step, relu, cosine, decay'
every_section='study, system, time, network, sampler, measure, verdict, run'

# Words that the run file does not know.
mistake 's/n_slices/n_slice/' 'run.toml:9:1|"n_slice"|[time]|did you mean "n_slices"?'
mistake 's/mass/colour/' 'run.toml:5:1|"colour"|[system]|known: kind, dimensions, potential, mass, hbar, frequency'
mistake 's/chains/rhat/' 'run.toml:17:1|"rhat"|[sampler]|it belongs into [verdict]'
mistake 's/\[time\]/[tim]/' 'run.toml:7:2|[tim]|did you mean [time]?'
mistake '$a [colours]' "run.toml:22:2|[colours]|known: $every_section"
mistake 's/"decay"/"decya"/' "run.toml:13:1|[network] kind|$every_network|\"decya\"|did you mean \"decay\"?"
mistake 's/"decay"/["site", "dekay"]/' "run.toml:13:1|[network] kind|$every_network|\"dekay\""
mistake 's/"harmonic"/"harmonik"/' 'run.toml:4:1|[system] potential|harmonic, free, quartic|did you mean "harmonic"?'
mistake 's/"hmc"/"hcm"/' 'run.toml:15:1|[sampler] kind|hmc, metropolis, exact, tempering, staging, auto|did you mean "hmc"?'
mistake 's/"action"/"acton"/' 'run.toml:16:1|[sampler] metric|unit, action|did you mean "action"?'
mistake 's/"periodic"/"torus"/' 'run.toml:10:1|[time] boundary|periodic, dirichlet, half_line, free|"torus"'
mistake 's/"site"/"sites"/' 'run.toml:11:1|[time] rule|site, midpoint|did you mean "site"?'
mistake 's/"path"/"lattice"/' 'run.toml:3:1|[system] kind|path|"lattice"'

# Values of the wrong type or out of range.
mistake 's/= 16$/= "many"/' 'run.toml:9:1|[time] n_slices|whole number|"many"'
mistake 's/= 16$/= 16.5/' 'run.toml:9:1|[time] n_slices|whole number|16.5'
mistake 's/mass = 1.0/mass = true/' 'run.toml:5:1|[system] mass|number|true'
mistake 's/n_slices = 16/n_slices = 0/' 'run.toml:9:1|[time] n_slices|at least 2|got 0'
mistake 's/n_slices = 16/n_slices = -5/' 'run.toml:9:1|[time] n_slices|at least 2|got -5'
mistake 's/n_slices = 16/n_slices = 1e12/' 'run.toml:9:1|[time] n_slices|at most|got 1000000000000'
mistake 's/n_slices = 16/n_slices = 1e30/' 'run.toml:9:1|[time] n_slices|1e+30'
mistake 's/mass = 1.0/mass = -1.0/' 'run.toml:5:1|[system] mass|positive|got -1'
mistake 's/mass = 1.0/mass = nan/' 'run.toml:5:1|[system] mass|finite|got nan'
mistake 's/spacing = 0.5/spacing = inf/' 'run.toml:8:1|[time] spacing|finite|got inf'
mistake 's/spacing = 0.5/spacing = 0/' 'run.toml:8:1|[time] spacing|positive|got 0'
mistake 's/frequency = 1.0/frequency = -2/' 'run.toml:6:1|[system] frequency|positive|potential = "free"'
mistake 's/chains = 16/chains = 1/' 'run.toml:17:1|[sampler] chains|must be 2 …|got 1'
mistake 's/draws = 100/draws = 0/' 'run.toml:19:1|[sampler] draws|must be 8 …|got 0'
mistake 's/seed = 1/seed = -1/' 'run.toml:21:1|[run] seed|whole number ≥ 0|got -1'
mistake '$a [measure]\nreference = 16' 'run.toml:23:1|[measure] reference|0 … 15|got 16'
mistake '$a [measure]\nreference = -1' 'run.toml:23:1|[measure] reference|0 … 15|got -1'
mistake '$a [measure]\nmax_lag = 0' 'run.toml:23:1|[measure] max_lag|at least 1|got 0'
mistake '$a [verdict]\nrhat = 0.9' 'run.toml:23:1|[verdict] rhat|above 1|got 0.9'
mistake 's/"decay"/[]/' 'run.toml:13:1|[network] kind|at least one'
mistake 's/"decay"/["site", "step", "site"]/' 'run.toml:13:1|[network] kind|once|"site"'
mistake 's/^draws.*/step_size = -0.1/' 'run.toml:19:1|[sampler] step_size|positive|got -0.1'
mistake 's/^draws.*/acceptance = 1/' 'run.toml:19:1|[sampler] acceptance|between 0 and 1|got 1'

# What the physics forbids.
free='s/"harmonic"/"free"/; /^frequency/d'
mistake "$free" 'run.toml:9:1|[time] boundary|free particle|dirichlet, half_line|got periodic'
mistake "$free; s/\"periodic\"/\"free\"/" 'run.toml:9:1|[time] boundary|dirichlet, half_line|got free'
mistake 's/"site"/"midpoint"/; s/frequency = 1.0/frequency = 4.0/' \
    'run.toml:6:1|[system] frequency|below 2/spacing|midpoint|got aω = 2'
mistake 's/"harmonic"/"quartic"/; /^frequency/d; s/"hmc"/"exact"/' \
    'run.toml:14:1|[sampler] kind|"exact"|quadratic|"hmc" or "auto"'
mistake 's/^rule.*/x_initial = 1.0/' 'run.toml:11:1|[time] x_initial|dirichlet, half_line|with periodic'
mistake 's/"action"/"unit"\nintegrator = "rotation"/' 'run.toml:17:1|[sampler] integrator|metric = "action"'
mistake 's/"decay"/"decay"\ndecay_frequency = 0/' 'run.toml:14:1|[network] decay_frequency|positive'

# Hostile text.
mistake 's/mass = 1.0/mass = 1.0\nmass = 2.0/' "run.toml:6:|'mass'"
mistake '$a [time]' "run.toml:22:1|'time'"
mistake 's/mass = 1.0/mass = 1979-05-27/' 'run.toml:5:1|mass|dates'
mistake 's/mass = 1.0/mass = {a = 1}/' 'run.toml:5:1|[system.mass]'
mistake 's/title = .*/title = "open/' 'run.toml:1:|does not end'
mistake "s/title = .*/title = \"$(printf '\033')[31m\"/" 'run.toml:1:|control character 0x1B'
mistake 's/^mass/"ma\\nss"/' 'run.toml:5:1|"ma\nss"'
mistake "1i deep = $(printf '%100s' '' | tr ' ' '[')" 'run.toml:1:|nested deeper'
mistake "1i $(printf '\377\376')" 'run.toml:1:'
mistake '2,$d; s/.*/[sys/' 'run.toml:1:'
rm run.toml

# Files.
cp "$here/small.toml" good.toml
: >empty.toml
echo '# nothing but a remark' >remark.toml
head -c 2000000 /dev/zero | tr '\0' 'a' >huge.toml
mkdir folder
for command in run check exact; do
    refused 2 'empty.toml|empty' "$command" empty.toml
    refused 2 'remark.toml|empty' "$command" remark.toml
    refused 2 'huge.toml|1 MiB' "$command" huge.toml
    refused 2 'absent.toml|no such file' "$command" absent.toml
    refused 74 'folder|is a directory' "$command" folder
done
refused 2 '--out|folder exists already|new' run good.toml --out folder
refused 2 '--out|good.toml exists already|new' run good.toml --out good.toml
refused 2 '--out|must name a directory' run good.toml --out ''
refused 74 'good.toml|Not a directory' run good.toml --out good.toml/below

# Words typed.
refused 2 '--set sampler.drws=5|"drws"|[sampler]|"draws"?' run good.toml --set sampler.drws=5
refused 2 '--set samplr.draws=5|[samplr]|[sampler]?' run good.toml --set samplr.draws=5
refused 2 '--set draws=5|"draws"|it belongs into [sampler]' run good.toml --set draws=5
refused 2 '--set sampler.draws=many|whole number' run good.toml --set sampler.draws=many
refused 2 '--set sampler.draws=|got ""' run good.toml --set sampler.draws=
refused 2 '--set sampler.draws|section.key=value' run good.toml --set sampler.draws
refused 2 '--set =5|section.key=value' run good.toml --set =5
refused 2 "--set network.kind=dekay|$every_network|\"decay\"?" run good.toml --set network.kind=dekay
refused 2 '--set|missing' run good.toml --set
for seed in -1 one 1.5 99999999999999999999; do
    refused 2 "--seed|whole number|got $seed" run good.toml --seed "$seed"
done
refused 2 '--threads|1 to 4096|0' run good.toml --threads 0
refused 2 '--progress|auto,redrawn,plain,off|loud' run good.toml --progress loud
refused 2 'feynet run|not expected|--drw|--help' run good.toml --drw
refused 2 'feynet run|file is required' run
refused 2 'run, study, check, exact, sweep, merge, compare, analyze, export, validate, resume, list|"rnu"|did you mean "run"?' rnu good.toml
refused 2 'networks,potentials,samplers,observables|network not in' list network

finish
