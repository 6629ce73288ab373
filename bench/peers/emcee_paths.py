"""emcee: the affine-invariant ensemble, whose walkers must outnumber the N dimensions twice."""

import emcee
import numpy as np
from work_a import N, SPACING, Clock, exact_path, report

WALKERS, STEPS = 2 * N + 2, 300
random = np.random.default_rng(1)


def log_probability(paths):
    bonds = np.roll(paths, -1, axis=1) - paths
    return -(bonds**2).sum(axis=1) / (2 * SPACING) - SPACING * (paths**2).sum(axis=1) / 2


# from exact paths: the ensemble would not find equilibrium by itself
start = np.array([exact_path(random) for _ in range(WALKERS)])
sampler = emcee.EnsembleSampler(WALKERS, N, log_probability, vectorize=True)
squares = np.empty((STEPS, WALKERS))
with Clock() as clock:
    for i, state in enumerate(sampler.sample(start, iterations=STEPS, store=False)):
        squares[i] = (state.coords**2).mean(axis=1)
report(f"emcee: stretch moves of {WALKERS} walkers", squares, clock.seconds)
