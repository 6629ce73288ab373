"""PyTorch: the path as a dense ReLU network x = A(w), its force by autograd, and HMC with it."""

import json
import time

import numpy as np
import torch
from work_a import N, SPACING, Clock, exact_path, report

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(1)

# x_n = b + Σ_j w_j relu(n − j), a kink at every slice; a straight closing line keeps the ring closed
n = torch.arange(N).unsqueeze(1)
j = torch.arange(N).unsqueeze(0)
ramp = torch.relu((n - j).to(torch.get_default_dtype()))
closing = (n / N) * torch.relu((N - j).to(torch.get_default_dtype()))
network = SPACING * (ramp - closing)
network[:, 0] = 1.0  # the mean in place of the kink at 0


def action(weights):
    x = network @ weights
    bonds = torch.roll(x, -1, 0) - x
    return (bonds**2).sum() / (2 * SPACING) + SPACING * (x**2).sum() / 2


def force(weights):
    weights = weights.detach().requires_grad_(True)
    (gradient,) = torch.autograd.grad(action(weights), weights)
    return gradient


# from an exact path: unit masses would not find equilibrium by themselves
start_path = torch.from_numpy(exact_path(np.random.default_rng(1)))
weights = torch.linalg.solve(network, start_path)
force(weights)
calls = 200
start = time.process_time()
for _ in range(calls):
    force(weights)
print(json.dumps({
    "peer": "torch: dense ReLU network, autograd force",
    "ns_per_site": round(1e9 * (time.process_time() - start) / calls / N, 2),
}), flush=True)


def trajectory(weights, step, n_steps):
    momentum = torch.randn(N)
    before = action(weights) + 0.5 * (momentum**2).sum()
    new = weights.clone()
    momentum -= 0.5 * step * force(new)
    for i in range(n_steps):
        new = new + step * momentum
        momentum -= (0.5 if i + 1 == n_steps else 1.0) * step * force(new)
    after = action(new) + 0.5 * (momentum**2).sum()
    return (new, 1) if torch.rand(()) < torch.exp(before - after) else (weights, 0)


# Unit masses: the stiffest weight bounds the step, and the softest is millions of steps away.
hessian = torch.autograd.functional.hessian(action, torch.zeros(N))
step = 1.0 / float(torch.linalg.eigvalsh(hessian)[-1]) ** 0.5
squares = []
accepted = 0
with Clock() as clock:
    for _ in range(60):
        weights, one = trajectory(weights, step, 50)
        accepted += one
        squares.append(float(((network @ weights) ** 2).mean()))
report(
    f"torch: HMC in dense ReLU weights, unit masses, acceptance {accepted / 60:.2f}",
    np.array(squares).reshape(-1, 1),
    clock.seconds)
