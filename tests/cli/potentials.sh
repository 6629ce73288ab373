#!/bin/sh
# Potentials as users write them: what is echoed, and what every mistake says, with its place in the run file
# and, for an expression, a mark below the place in it.
#
#   potentials.sh FEYNET
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"

# A run file with the lines $1 in [system], from its line 4 on.
with_system() {
    printf 'title = "A potential"\n[system]\nkind = "path"\n%b\n[time]\nspacing = 0.25\nn_slices = 32\n' "$1" >run.toml
    printf 'boundary = "%s"\n' "${2-periodic}" >>run.toml
}

# feynet must refuse run.toml with code 2 and lines that contain each of the words in $1, separated by |; an
# expression is shown on two lines more.
refused() {
    for command in run check exact; do
        expect 2 "$command" run.toml
        [ ! -s ../out ] || fail "feynet $command: prints on stdout"
        [ "$(ls -A .)" = run.toml ] || fail "feynet $command: leaves something behind: $(ls -A .)"
        printf '%s\n' "$1" | tr '|' '\n' >../words
        while IFS= read -r word; do
            grep -qF -e "$word" ../err || fail "feynet $command: no '$word' in: $(cat ../err)"
        done <../words
    done
}

accepted() {
    expect 0 check run.toml
    for line in "$@"; do
        grep -qF -e "$line" ../out || fail "check does not print '$line': $(cat ../out)"
    done
}

expression() {
    with_system "potential = \"expression\"\nexpression = \"$1\"\n${2-}" "${3-periodic}"
}

# What is accepted is echoed with every parameter.
with_system 'potential = "polynomial"\ncoefficients = [0, 0.1, -1, 0, 0.25]'
accepted 'coefficients = [0.0, 0.1, -1.0, 0.0, 0.25]'
with_system 'potential = "double_well"'
accepted 'coupling = 1.0' 'minimum = 1.4'
with_system 'potential = "morse"\ndepth = 5' dirichlet
accepted 'depth = 5.0' 'steepness = 0.5'
with_system 'potential = "cosine"' half_line
accepted 'wave_number = 1.0' 'frequency = 0.0'
expression '0.5*x^2 + lambda*x^4' 'lambda = 0.1'
accepted 'expression = "0.5*x^2 + lambda*x^4"' 'lambda = 0.1'
cp ../out ../resolved.toml
expect 0 check ../resolved.toml
cmp ../out ../resolved.toml || fail "the resolved expression does not resolve to itself"
expression 'mass*omega^2*x^2/2 + x^4' 'mass = 2.0\nomega = 3.0'
accepted 'mass = 2.0' 'omega = 3.0'
expect 0 exact run.toml
grep -qF 'expression = "mass*omega^2*x^2/2 + x^4", mass = 2.0, omega = 3.0' ../out || fail "exact does not name the theory"

# Mistakes in the words.
with_system 'potential = "mors"'
refused 'run.toml:4:1: [system] potential|polynomial, double_well, morse, cosine, expression|did you mean "morse"?'
with_system 'potential = "morse"\ndepht = 3.0' dirichlet
refused 'run.toml:5:1: unknown key "depht" in [system], did you mean "depth"?'
with_system 'potential = "polynomial"\ncoefficients = [0, 1, 0, 1]'
refused 'run.toml:5:1: [system] coefficients: must end with an even power'
with_system 'potential = "polynomial"\ncoefficients = [0, 0, -1]'
refused 'run.toml:5:1: [system] coefficients|bounded below|got -1'
with_system 'potential = "polynomial"\ncoefficients = ["a"]'
refused 'run.toml:5:1: [system] coefficients: expected a number, got "a"'

# Mistakes in an expression.
expression '0.5*x^2 + *x'
refused 'run.toml:5:1: [system] expression: expected a number, a name or (, got "*"|    0.5*x^2 + *x|              ^'
expression ''
refused 'run.toml:5:1: [system] expression: must not be empty'
with_system 'potential = "expression"\nexpression = 5'
refused 'run.toml:5:1: [system] expression: expected a text in quotes, got 5'
expression 'x^2 + λ*x^4'
refused 'run.toml:5:1: [system] expression: expected a number, a name or (, got "λ"|    x^2 + λ*x^4|          ^'
expression 'sinus(x)'
refused 'run.toml:5:1: [system] expression: has no function sinus; there are exp, log, sqrt'
expression "$(printf '%200s' '' | tr ' ' '(')"
refused 'run.toml:5:1: [system] expression: is nested deeper than 100'
expression "$(printf '%5000s' '' | tr ' ' 'x')"
refused 'run.toml:5:1: [system] expression: must have at most 4096 characters, got 5000'

# Mistakes in its parameters.
expression 'x^2/2 + lambda*x^4'
refused 'run.toml:5:1: [system] expression: needs lambda = … beside it|    x^2/2 + lambda*x^4|            ^'
expression 'x^2/2 + lambda*x^4' 'lamda = 1.0'
refused 'run.toml:6:1: unknown key "lamda" in [system], did you mean "lambda"?'
expression 'x^2/2 + lamda*x^4' 'tau = 1.0'
refused 'run.toml:6:1: unknown key "tau" in [system]'
expression 'omega*x^2/2 + ommega*x^4' 'omega = 1.0'
refused 'run.toml:5:1: [system] expression: needs ommega = … beside it, or did you mean "omega"?|              ^'
expression 'x^2/2 + lambda*x^4' 'lambda = "big"'
refused 'run.toml:6:1: [system] lambda: expected a number, got "big"'
expression 'kind*x^2'
refused 'run.toml:3:1: [system] kind: expected a number, got "path"'

# What the physics forbids.
expression 'x^2/2 - 0.001*x^4'
refused 'run.toml:5:1: [system] expression: must be bounded below: V falls without end left of x = -15.'
expression 'x^2/2 + 0.1*x^3' '' dirichlet
refused 'run.toml:5:1: [system] expression: must be bounded below: V falls without end left of x = -3.3'
expression '1/x^2 + x^2'
refused 'run.toml:5:1: [system] expression: must be finite, got V(0) = '
expression 'x^2 + log(x + 1.5)'
refused 'run.toml:5:1: [system] expression: must be finite, got V(-1.5'
expression 'x^2 + 1/(x - 0.3)'
refused 'run.toml:5:1: [system] expression: must be bounded below: V falls without end at x = 0.3'
with_system 'potential = "morse"'
refused 'run.toml:8:1: [time] boundary: must fix an end (dirichlet, half_line)|at x → +∞, got periodic'
with_system 'potential = "cosine"' free
refused 'run.toml:8:1: [time] boundary: must fix an end (dirichlet, half_line)|got free'
expression '-exp(-x^2)'
refused '[time] boundary: must fix an end|got periodic'

finish
