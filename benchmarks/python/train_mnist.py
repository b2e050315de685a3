"""The whole of it in Python: read MNIST's IDX files, train 784-128-64-10 as examples/mnist.yaml says, save the weights.

Arguments: folder of MNIST, file to write, epochs, threads. The rows are dealt as Tandem deals them: one in ten of the training rows
is kept for validation, and validation and test rows are scored after every epoch.
"""

import gzip
import os
import resource
import sys
import time

import numpy
import torch


def idx(folder, name, offset):
    for ending in ("-ubyte", "-ubyte.gz"):
        path = os.path.join(folder, name + ending)
        if os.path.exists(path):
            opener = gzip.open if path.endswith(".gz") else open
            with opener(path, "rb") as file:
                return numpy.frombuffer(file.read(), numpy.uint8, offset=offset)
    raise FileNotFoundError(os.path.join(folder, name))


def images(folder, name):
    pixels = idx(folder, name + "-images-idx3", 16).reshape(-1, 784)
    x = torch.from_numpy((pixels.astype(numpy.float32) / 255 - 0.1307) / 0.3081)
    return x, torch.from_numpy(idx(folder, name + "-labels-idx1", 8).astype(numpy.int64))


def score(network, x, y):
    with torch.inference_mode():
        logits = torch.cat([network(part) for part in x.split(1024)])
        loss = torch.nn.functional.cross_entropy(logits, y).item()
        return loss, (logits.argmax(1) == y).float().mean().item()


folder, output, epochs, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
torch.set_num_threads(threads)
torch.manual_seed(1)
x, y = images(folder, "train")
test = images(folder, "t10k")
order = torch.randperm(len(x))
kept = len(x) // 10
validation = x[order[:kept]], y[order[:kept]]
x, y = x[order[kept:]], y[order[kept:]]
network = torch.nn.Sequential(
    torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10)
)
criterion = torch.nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9)
for epoch in range(1, epochs + 1):
    start = time.perf_counter()
    losses = 0.0
    for chosen in torch.randperm(len(x)).split(64):
        loss = criterion(network(x[chosen]), y[chosen])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses += loss.item() * len(chosen)
    seconds = time.perf_counter() - start
    score(network, *validation)
    accuracy = score(network, *test)[1]
    print(f"epoch {epoch}/{epochs}  train loss {losses / len(x):.4f}  test accuracy {accuracy:.4f}  {seconds:.2f} s")
torch.save(network.state_dict(), output)
print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss} kB")
