"""Chain k is the same chain, whatever their number: compares STUDY-of-N for several N, bit by bit."""

import glob
import sys

import h5py


def chains_in(path):
    """Every dataset that has an entry for each chain."""
    found = {}

    def note(name, item):
        if isinstance(item, h5py.Dataset) and item.ndim == 2 and item.dims[0].keys() == ["chain"]:
            found[name] = item[...]

    with h5py.File(path) as file:
        file.visititems(note)
    return found


LANES = 8  # chains travel in full blocks
compared = 0
for study in sys.argv[1:]:
    runs = {int(path.split("-")[-1]): chains_in(f"{path}/samples.h5") for path in glob.glob(f"{study}-of-*[0-9]")}
    most = runs.pop(max(runs))
    assert most and runs, study
    for n_chains, run in runs.items():
        assert run.keys() == most.keys()
        for name, series in run.items():
            assert len(series) == -(-n_chains // LANES) * LANES, f"{study}, {n_chains} chains: {name}"
            for chain, (one, other) in enumerate(zip(series, most[name])):
                compared += 1
                assert one.tobytes() == other.tobytes(), f"{study}, {n_chains} chains: chain {chain} of {name}"
print(f"{compared} series of single chains are the same beside other chains")
