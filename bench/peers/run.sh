#!/bin/sh
# Work A by programs of others, beside feynet's own rows: bench/peers/run.sh [FEYNET_BENCH]
#
# What is not installed is skipped, and said so. Debian's packages: python3-numpy python3-torch python3-emcee.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
bench=${1:-$here/../../build/release/bench/feynet-bench}
python=${PYTHON3:-/usr/bin/python3}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

peer() {
    if "$python" -c "import $1" 2>/dev/null; then
        "$python" "$here/$2"
    else
        printf 'SKIPPED %s: Debian package python3-%s is not installed\n' "$2" "$1" >&2
    fi
}

peer numpy numpy_metropolis.py
peer numpy numpy_networks.py
peer emcee emcee_paths.py
peer torch torch_dense.py
peer torch torch_bulk.py
"$bench" --only R5,R8
