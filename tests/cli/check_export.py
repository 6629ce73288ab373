"""Reads what `feynet export` has written and holds it against samples.h5: called by export.sh."""

import csv
import gzip
import json
import sys

import h5py
import numpy

run, csv_files, npy_files, pyerrors_files, netcdf_files = sys.argv[1:]
n_compared = 0
with h5py.File(f"{run}/samples.h5") as store:
    for network in ("decay", "step"):
        posterior = store[network]["posterior"]
        series = {
            name: item[:]
            for name, item in posterior.items()
            if item.ndim == 2 and item.dims[1][0].name.endswith("/draw")
        }
        assert len(series) >= 2, list(posterior)

        with open(f"{csv_files}/{network}.posterior.chain-draw.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for name, values in series.items():
            column = numpy.array([float(row[name]) for row in rows]).reshape(values.shape)
            assert (column == values).all(), ("csv", name)
            assert int(rows[-1]["chain"]) == values.shape[0] - 1

            assert (numpy.load(f"{npy_files}/{network}.posterior.{name}.npy") == values).all(), ("npy", name)
            n_compared += 2

        with gzip.open(f"{pyerrors_files}/{network}.json.gz", "rt", encoding="utf-8") as file:
            document = json.load(file)
        assert document["version"] == "1.0"
        assert {item["tag"] for item in document["obsdata"]} == set(series)
        for item in document["obsdata"]:
            values = series[item["tag"]]
            assert item["type"] == "Obs" and item["layout"] == "1"
            (ensemble,) = item["data"]
            assert ensemble["id"] == network
            names = [replica["name"] for replica in ensemble["replica"]]
            assert names == [f"{network}|r{chain + 1:02}" for chain in range(len(values))], names
            for chain, replica in enumerate(ensemble["replica"]):
                draws, deltas = numpy.array(replica["deltas"]).T
                assert (draws == numpy.arange(1, values.shape[1] + 1)).all()
                assert numpy.allclose(deltas + item["value"][0], values[chain], rtol=0, atol=1e-12)
            assert abs(item["value"][0] - values.mean()) <= 1e-12 * max(1.0, abs(values.mean()))
            n_compared += 1

        with h5py.File(f"{netcdf_files}/{network}.nc") as file:
            assert "posterior" in file and "sample_stats" in file, list(file)
            for name, values in series.items():
                assert (file["posterior"][name][:] == values).all(), ("netcdf", name)
                n_compared += 1

try:
    import xarray

    for network in ("decay", "step"):
        data = xarray.open_dataset(f"{netcdf_files}/{network}.nc", group="posterior", engine="h5netcdf")
        assert data.sizes["chain"] > 1 and data.attrs["inference_library"] == "feynet"
        n_compared += 1
except (ImportError, ValueError) as reason:
    print(f"xarray did not look: {reason}")
print(f"{n_compared} things read back are those of samples.h5")
