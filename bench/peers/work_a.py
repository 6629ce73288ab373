"""What the peers have in common: work A and the cost of an independent measurement.

Work A is the harmonic oscillator m = ω = 1 on a ring of N = 1000 slices of length a = 0.1:

    S = Σ_n [(x_{n+1} − x_n)²/(2a) + a x_n²/2].
"""

import json
import time

import numpy as np

N = 1000
SPACING = 0.1


def exact_square():
    """⟨x²⟩ of the finite lattice: coth(N ln R⁻¹/2)/(2 ω √(1 + a²ω²/4)), R the smaller root."""
    half = SPACING / 2
    root = np.sqrt(1 + half * half)
    rate = 2 * np.arcsinh(half)
    return 1 / (2 * root * np.tanh(N * rate / 2))


def mode_stiffness():
    """λ_k of S = ½ Σ_k λ_k |x̃_k|², k = 0 … N − 1."""
    return 4 * np.sin(np.pi * np.arange(N) / N) ** 2 / SPACING + SPACING


def exact_path(random):
    """One independent path."""
    modes = np.fft.rfft(random.normal(size=N)) / np.sqrt(mode_stiffness()[: N // 2 + 1])
    return np.fft.irfft(modes, n=N)


def autocorrelation(series, lag):
    """ρ(t) = 1 − ⟨(y(t) − y(0))²⟩/(2 var y) for y the mean of x² along a path, whose variance
    (2/N²) Σ_k λ_k⁻² is exact: it holds for a run that is shorter than its memory, too."""
    variance = 2 / N**2 * (mode_stiffness() ** -2.0).sum()
    return 1 - ((series[lag:] - series[:-lag]) ** 2).mean() / (2 * variance)


def tau_int(series):
    """τ_int, summed up to the first 6 τ (Sokal), and "measured"; where the run is too short for that,
    the τ of ρ(t) = e^{−t/τ} at a third of its length, and "extrapolated"."""
    n = len(series)
    tau = 0.5
    for t in range(1, n // 3):
        tau += autocorrelation(series, t)
        if t >= 6 * tau:
            return tau, "measured"
    rho = autocorrelation(series, n // 3)
    return n // 3 / -np.log(min(max(rho, 1e-12), 1 - 1e-12)), "extrapolated"


def report(peer, squares, seconds):
    """One line of JSON: squares is draws × chains, seconds the processor time they took."""
    tau, how = tau_int(squares)
    ess = squares.size / (2 * tau)
    print(json.dumps({
        "peer": peer,
        "x2": round(float(squares.mean()), 5),
        "exact": round(float(exact_square()), 5),
        "tau_int": float(f"{tau:.3g}"),
        "tau_int_is": how,
        "ess_per_second": float(f"{ess / seconds:.3g}"),
    }, ensure_ascii=False), flush=True)


class Clock:
    """Processor time of this process."""

    def __enter__(self):
        self.start = time.process_time()
        return self

    def __exit__(self, *_):
        self.seconds = time.process_time() - self.start
