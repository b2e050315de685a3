"""PyTorch from Python, eager: the loop that its tutorials write, its tensors in memory, Adam with fused=True if it can.

Works from torch 1.13, which Debian 12 has.
"""

import re
import time

import torch

import runner

keys = runner.assignment()
torch.set_num_threads(int(keys["threads"]))
torch.manual_seed(int(keys["seed"]))
features, labels = runner.rows(keys)
x = torch.from_numpy(features)
binary = keys["loss"] == "binary-cross-entropy"
y = torch.from_numpy(labels).float().unsqueeze(1) if binary else torch.from_numpy(labels).long()

widths = [int(width) for width in keys["widths"].split(",")]
layers = []
for inputs, outputs in zip(widths, widths[1:]):
    layers += [torch.nn.Linear(inputs, outputs), torch.nn.ReLU()]
network = torch.nn.Sequential(*layers[:-1])
criterion = torch.nn.BCEWithLogitsLoss() if binary else torch.nn.CrossEntropyLoss()
rate = float(keys["learningRate"])
fused = True
if keys["optimizer"] == "adam":
    try:
        optimizer = torch.optim.Adam(network.parameters(), lr=rate, fused=True)
    except RuntimeError:  # an old one has it on GPUs only
        fused = False
        optimizer = torch.optim.Adam(network.parameters(), lr=rate)
else:
    optimizer = torch.optim.SGD(network.parameters(), lr=rate, momentum=float(keys["momentum"]))
batch = int(keys["batch"])
order = torch.randperm(len(x))
position = 0


def train(seconds):
    global order, position
    nanos, rows, losses = 0, 0, 0.0
    while nanos < seconds * 1e9:
        if position >= len(x):
            order, position = torch.randperm(len(x)), 0
        start = time.perf_counter_ns()
        chosen = order[position : position + batch]
        loss = criterion(network(x.index_select(0, chosen)), y.index_select(0, chosen))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        value = loss.item()
        nanos += time.perf_counter_ns() - start
        rows += len(chosen)
        losses += value * len(chosen)
        position += batch
    return rows, nanos / 1e9, losses / rows


def predict(seconds):
    turn = 0

    def call():
        nonlocal turn
        network(x[turn : turn + 1])
        turn = (turn + 1) % 1000

    with torch.inference_mode():
        return runner.calls(seconds, call)


def capability():
    """The instructions that it uses; an old one says so among other things only."""
    if hasattr(torch.backends, "cpu"):
        return torch.backends.cpu.get_cpu_capability()
    return re.search(r"CPU capability usage: (\S+)", torch.__config__.show()).group(1)


age = "old: before 2.0" if int(torch.__version__.split(".")[0]) < 2 else "new: 2.0 or later"
what = f"Python's PyTorch {torch.__version__} ({age}), eager, CPU capability {capability()}"
if keys["optimizer"] == "adam":
    what += f", Adam fused={fused}"
runner.serve(keys, what, [], predict if keys["task"] == "predict" else train)
