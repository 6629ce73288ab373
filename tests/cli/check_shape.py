"""Holds files in the shape of summary.json against the contract, key by key and type by type."""

import json
import math
import sys

NUMBER = (int, float)
MAYBE = (int, float, type(None))

SUMMARY = {
    "verdict": str, "title": str, "theory": str, "lattice": str, "equality": str,
    "remarks": list, "conclusion": str, "runs": list, "figures": list,
    "pictures": list,
}
RUN = {
    "network": str, "verdict": str, "observables": dict, "correlator": list, "effective_gap": list,
    "density": list,
    "chi2": dict, "sampler": dict, "remarks": list,
}
OBSERVABLE = {
    "formula": str, "value": MAYBE, "error": MAYBE, "tau_int": MAYBE, "ess": MAYBE, "rhat": MAYBE,
    "exact": MAYBE, "pull": MAYBE, "p": MAYBE,
}
POINT = {
    "lag": int, "time": NUMBER, "value": MAYBE, "error": MAYBE, "exact": MAYBE, "pull": MAYBE,
}
CHI2 = {"value": MAYBE, "dof": int, "p": MAYBE, "lags": str}
SAMPLER = {
    "kind": str, "metric": str, "integrator": str, "acceptance": MAYBE, "step_size": MAYBE,
    "n_leapfrog": int, "chains": int, "warmup": int, "draws": int, "seconds": NUMBER,
    "non_finite": int, "explanation": str, "couplings": list, "exchanged": list, "round_trips": NUMBER,
    "frequency": NUMBER,
}


def refuse_constant(word):
    raise ValueError(f"{word} is not JSON")


def check(where, value, shape):
    assert list(value) == list(shape), f"{where}: keys {list(value)} instead of {list(shape)}"
    for key, kind in shape.items():
        item = value[key]
        assert isinstance(item, kind) and not isinstance(item, bool), f"{where}.{key}: {item!r}"
        assert not isinstance(item, float) or math.isfinite(item), f"{where}.{key}: {item}"


def check_pull(where, entry):
    complete = all(entry[key] is not None for key in ("value", "error", "exact"))
    if complete and entry["error"] > 0:
        pull = (entry["value"] - entry["exact"]) / entry["error"]
        assert math.isclose(entry["pull"], pull, rel_tol=1e-9, abs_tol=1e-12), f"{where}: {entry}"
    else:
        assert entry["pull"] is None, f"{where}: a pull without an error: {entry}"


def check_run(where, run):
    exact_only = run["verdict"] == "exact"
    check(where, run, RUN)
    check(where + ".chi2", run["chi2"], CHI2)
    check(where + ".sampler", run["sampler"], SAMPLER)
    assert {"x", "x2", "x4"} <= set(run["observables"]), where
    for name, observable in run["observables"].items():
        check(f"{where}.{name}", observable, OBSERVABLE)
        check_pull(f"{where}.{name}", observable)
        assert observable["exact"] is not None, f"{where}.{name}: no exact value"
        assert (observable["value"] is None) == exact_only, f"{where}.{name}: {observable}"
    for curve in ("correlator", "effective_gap"):
        for position, point in enumerate(run[curve]):
            check(f"{where}.{curve}[{position}]", point, POINT)
            check_pull(f"{where}.{curve}[{position}]", point)
    assert [point["lag"] for point in run["correlator"]] == list(range(len(run["correlator"])))
    assert len(run["correlator"]) > 1, where


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        summary = json.load(file, parse_constant=refuse_constant)
    check(path, summary, SUMMARY)
    verdicts = ("exact",) if "exact" in path else ("pass", "fail", "partial")
    assert summary["verdict"] in verdicts, f"{path}: {summary['verdict']}"
    assert summary["runs"], path
    for run in summary["runs"]:
        check_run(f"{path}: {run['network']}", run)
print(f"{len(sys.argv) - 1} files have the shape of the contract")
