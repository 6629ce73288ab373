"""Compares the samples of runs that must agree, dataset by dataset and bit by bit."""

import sys

import h5py


def samples(group):
    found = {}
    group.visititems(
        lambda name, item: found.update({name: item[...]}) if isinstance(item, h5py.Dataset) else None
    )
    return found


def same_samples(first, second, where):
    assert list(first) == list(second) and len(first) > 5, f"{where}: {list(first)}, {list(second)}"
    for name in first:
        assert first[name].dtype == second[name].dtype, f"{where}: {name}"
        assert first[name].shape == second[name].shape, f"{where}: {name}"
        assert first[name].tobytes() == second[name].tobytes(), f"{where}: {name} differs"


def different_samples():
    """What threads.sh has beside its pairs: runs that share no random number."""
    with h5py.File("leapfrog-ring-1/samples.h5") as alone, h5py.File("five-1/samples.h5") as five:
        same_samples(samples(alone["decay"]), samples(five["decay"]), "the first network of five, and alone")
        step, decay = five["step/posterior/x2"][...], five["decay/posterior/x2"][...]
        assert step.shape == decay.shape and (step != decay).all(), "two networks share random numbers"
    with h5py.File("leapfrog-ring-1/samples.h5") as first, h5py.File("other-seed/samples.h5") as other:
        x2 = "decay/posterior/x2"
        assert (first[x2][...] != other[x2][...]).all(), "another seed gives the same numbers"


with open(sys.argv[1], encoding="utf-8") as file:
    pairs = [line.split() for line in file]
assert pairs
for one, other in pairs:
    with h5py.File(f"{one}/samples.h5") as first, h5py.File(f"{other}/samples.h5") as second:
        same_samples(samples(first), samples(second), f"{one} and {other}")

if ["leapfrog-ring-1", "leapfrog-ring-2"] in pairs:
    different_samples()
print(f"{len(pairs)} pairs of runs have the same samples")
