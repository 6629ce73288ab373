"""Opens every group of samples.h5 with xarray as its users do, and holds the means against summary.json."""

import importlib
import json
import sys
import warnings

import h5py
import xarray

directory = sys.argv[1]
engines = sys.argv[2:] or ["h5netcdf"]
path = f"{directory}/samples.h5"
with open(f"{directory}/summary.json", encoding="utf-8") as file:
    runs = {run["network"]: run for run in json.load(file)["runs"]}


def groups_of(file):
    found = []
    file.visititems(
        lambda name, item: found.append(name)
        if isinstance(item, h5py.Group) and any(isinstance(child, h5py.Dataset) for child in item.values())
        else None
    )
    return found


def check_posterior(network, data):
    """Means, and that a number is found by its chain and draw."""
    n_compared = 0
    for name in data.data_vars:
        values = data[name]
        assert values.dims[0] == "chain", (name, values.dims)
        known = runs[network]["observables"].get(name)
        if values.dims == ("chain", "draw") and known is not None:
            assert abs(float(values.mean()) - known["value"]) <= 1e-12 * max(1.0, abs(known["value"])), name
            n_compared += 1
            chain, draw = data.sizes["chain"] - 1, data.sizes["draw"] - 1
            assert values.sel(chain=chain, draw=draw) == values.values[-1, -1], name
    return n_compared


def check_bins(network, data):
    """The bins of the correlator are the correlator: 2000 draws and more fill nearly all of them."""
    assert data["correlator"].dims == ("chain", "bin", "lag"), data["correlator"].dims
    mean = data["correlator"].mean(("chain", "bin")).values
    points = runs[network]["correlator"]
    assert len(points) == len(mean)
    for point, value in zip(points, mean):
        assert abs(value - point["value"]) <= 0.5 * point["error"], (point, value)
    return len(points)


for module in ("h5netcdf", "netCDF4"):
    if module.lower() in engines:
        importlib.import_module(module)
with h5py.File(path) as file:
    groups = groups_of(file)
assert groups, "no groups"
for engine in engines:
    n_compared = 0
    for group in groups:
        network, kind = group.rsplit("/", 1)
        assert kind in ("posterior", "sample_stats", "correlator_bins"), group
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            data = xarray.open_dataset(path, group=group, engine=engine)
        for axis, size in data.sizes.items():
            assert axis in data.coords, f"{group}: {axis} has no coordinate"
            assert data.coords[axis].size == size, (group, axis)
        if kind == "posterior":
            n_compared += check_posterior(network, data)
        elif kind == "correlator_bins":
            n_compared += check_bins(network, data)
        else:
            assert data["acceptance_rate"].dims == ("chain", "draw")
        data.close()
    assert n_compared >= 2 * len(runs), n_compared
    print(f"{directory}, {engine}: {len(groups)} groups of {len(runs)} networks, {n_compared} numbers as in summary.json")
