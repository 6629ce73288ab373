"""NumPy: Metropolis on even and odd slices of 64 chains at once."""

import numpy as np
from work_a import N, SPACING, Clock, report

CHAINS, WARMUP, DRAWS = 64, 500, 4000
random = np.random.default_rng(1)
x = random.normal(size=(N, CHAINS))


def action(site, left, right):
    return ((site - left) ** 2 + (right - site) ** 2) / (2 * SPACING) + SPACING * site**2 / 2


def sweep():
    for parity in (0, 1):
        here = x[parity::2]
        left = np.roll(x, 1, axis=0)[parity::2]
        right = np.roll(x, -1, axis=0)[parity::2]
        new = here + random.uniform(-0.8, 0.8, size=here.shape)
        change = action(new, left, right) - action(here, left, right)
        accepted = random.uniform(size=here.shape) < np.exp(-np.maximum(change, 0))
        x[parity::2] = np.where(accepted, new, here)


for _ in range(WARMUP):
    sweep()
squares = np.empty((DRAWS, CHAINS))
with Clock() as clock:
    for draw in range(DRAWS):
        sweep()
        squares[draw] = (x**2).mean(axis=0)
report("numpy: checkerboard Metropolis, 64 chains", squares, clock.seconds)
