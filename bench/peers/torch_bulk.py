"""PyTorch: one epoch of the holographic-QCD network of arXiv:1809.10536, as its authors wrote it.

Fifteen Euler layers from 1 to 1/15 behind the quark boundary, 20 000 labelled points, (mean |y − label|)² with
both penalties, Adam; prints seconds per epoch for minibatches of 100 and of 10.
"""

import json
import time

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(1)

N = 15
DEPTHS = torch.linspace(1.0, 29.0 / 225.0, N)
STEP = (1.0 / 15.0 - 1.0) / N


def network(mass, condensate, metric, coupling, radius):
    alpha = 3.0**0.5 / (2.0 * torch.pi) * mass * radius
    beta = torch.pi / 3.0**0.5 * condensate * radius**3
    half = 0.5 * coupling * alpha**3
    source = torch.exp(torch.tensor(-1.0))
    response = torch.exp(torch.tensor(-3.0))
    phi = source * alpha + response * (beta - half)
    pi = -source * alpha - response * (3.0 * beta - 2.0 * half)
    for n in range(N):
        phi, pi = (
            phi + STEP * pi,
            pi + STEP * (-metric[n] * pi - 3.0 * phi + coupling * phi**3))
    return (torch.tanh((pi - 0.1) / 0.01) - torch.tanh((pi + 0.1) / 0.01) + 2.0) / 2.0


def seconds_per_epoch(batch, n_steps, n_points=20000):
    mass = 0.022 * torch.rand(n_points)
    condensate = 0.11 * torch.rand(n_points)
    expected = 0.00155 + 7.529 * mass - 130.9 * mass**2
    label = ((condensate - expected).abs() > 0.004).to(torch.get_default_dtype())
    metric = torch.nn.Parameter(4.0 + torch.randn(N))
    coupling = torch.nn.Parameter(torch.tensor(0.2))
    radius = torch.nn.Parameter(torch.tensor(0.8))
    adam = torch.optim.Adam([metric, coupling, radius], lr=0.002)
    order = torch.randperm(n_points)
    start = time.process_time()
    for i in range(n_steps):
        chosen = order[(i * batch) % n_points:][:batch]
        y = network(mass[chosen], condensate[chosen], metric, coupling, radius)
        loss = (y - label[chosen]).abs().mean() ** 2
        loss = loss + 0.01 * (DEPTHS[:-1] ** 4 * (metric[1:] - metric[:-1]) ** 2).sum()
        loss = loss + 0.01 * (4.0 - metric[0]) ** 2
        adam.zero_grad()
        loss.backward()
        adam.step()
    return (time.process_time() - start) / n_steps * (n_points / batch)


seconds_per_epoch(100, 20)
for batch in (100, 10):
    seconds = seconds_per_epoch(batch, 200)
    print(json.dumps({
        "peer": f"torch: QCD epoch, 20000 points, batch {batch}",
        "seconds_per_epoch": round(seconds, 4),
        "ns_per_point_and_layer": round(1e9 * seconds / 20000 / N, 1),
    }), flush=True)
