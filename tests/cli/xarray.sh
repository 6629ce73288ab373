#!/bin/sh
# samples.h5 as its users open it: xarray, group by group, by both libraries that read netCDF-4.
#
#   xarray.sh FEYNET [PYTHON3]
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"

cp "$here/small.toml" .
expect 0 run small.toml --progress off --out paths --set sampler.draws=2000 --set 'network.kind=["decay", "step"]'
cat >field.toml <<'RUN'
[system]
kind = "field"
extents = [4, 4]
mass_squared = 1.0
[network]
kind = ["site", "momentum"]
[sampler]
chains = 16
warmup = 20
draws = 500
RUN
try run field.toml --progress off --out field
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "a field: exit code $status: $(cat ../err)"
finish

engines=
for engine in h5netcdf netCDF4; do
    if [ -n "$python" ] && "$python" -c "import xarray, h5py, $engine" 2>/dev/null; then
        engines="$engines $(echo "$engine" | tr '[:upper:]' '[:lower:]')"
    fi
done
if [ -z "$engines" ]; then
    echo "SKIPPED: python3-xarray with python3-h5netcdf or python3-netcdf4 is not installed, samples.h5 was not opened"
    exit 77
fi
# shellcheck disable=SC2086
for run in paths field; do
    "$python" "$here/check_xarray.py" $run $engines
done
