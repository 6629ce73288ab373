#!/bin/sh
# The samples and pictures of a run in every format for other programs, read back with NumPy, h5py and xarray.
#
#   export.sh FEYNET [PYTHON3]
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
cp "$here/small.toml" .

try run small.toml --progress off --out run --set 'network.kind=["decay", "step"]'
[ -s run/samples.h5 ] || fail "no samples: $(cat ../err)"
for format in csv npy pyerrors netcdf svg; do
    expect 0 export run --format $format --out "$format"
    [ "$(wc -l <../out)" -ge 2 ] || fail "$format: fewer than two files"
    while IFS= read -r file; do
        [ -s "$file" ] || fail "$format: $file is empty or missing"
    done <../out
done
expect 0 export run
[ -s run/export/decay.posterior.chain-draw.csv ] || fail "the default directory"
expect 0 export run
expect 2 export run --format xml
grep -q 'csv' ../err || fail "an unknown format: the known ones are not named"
expect 2 export nowhere
grep -q 'nowhere' ../err || fail "no run: $(cat ../err)"
[ ! -e nowhere ] || fail "no run, and yet a directory"
! grep -l '<html\|<script' svg/*.svg || fail "svg: a page, not a picture"
! grep -L '^<svg xmlns=' svg/*.svg | grep . || fail "svg: not a picture"

finish
if [ -z "$python" ] || ! "$python" -c 'import numpy, h5py' 2>/dev/null; then
    echo "SKIPPED: python3-h5py is not installed, what was exported was not read back"
    exit 77
fi
"$python" "$here/check_export.py" run csv npy pyerrors netcdf
