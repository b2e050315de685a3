"""The numbers of xor.md and moons.md, computed anew with NumPy in float64, and the pages checked.

python3 reference/explain/by_hand.py          checks every line of both pages; writes nothing

Nothing of Tandem takes part: formulas are written here as matrices, gradients are also compared with
central differences of the loss. Initial weights and rows are read from the tables of the pages.
Each line of a page, "symbol = arithmetic = number", is then worked out from the digits that it shows.
"""

import math
import re
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
FUNCTIONS = {"exp": math.exp, "log": math.log, "tanh": math.tanh, "sqrt": math.sqrt, "max": max}


def given(page):
    """The table of given numbers: float32 values as Tandem drew or scaled them, in full."""
    rows = re.findall(r"^\| `(\S+)` \| (\S+) \|$", page, re.MULTILINE)
    return {symbol: float(np.float32(number)) for symbol, number in rows}


def lines(page):
    """The arithmetic: (symbol, arithmetic, number)."""
    found = []
    for block in re.findall(r"```text\n(.*?)```", page, re.DOTALL):
        for line in re.sub(r"\n +=", " =", block).strip().split("\n"):
            symbol, arithmetic, number = line.split(" = ")
            found.append((symbol, arithmetic, float(number)))
    return found


def parameters(numbers, inputs, hidden, outputs):
    def matrix(layer, rows, columns):
        return np.array([[numbers[f"w{layer}[{j},{i}]"] for i in range(columns)] for j in range(rows)])

    def vector(layer, rows):
        return np.array([numbers[f"b{layer}[{j}]"] for j in range(rows)])

    return [matrix(0, hidden, inputs), vector(0, hidden), matrix(2, outputs, hidden), vector(2, outputs)]


def forward(p, x, activation):
    z0 = p[0] @ x + p[1]
    a1 = activation(z0)
    z2 = p[2] @ a1 + p[3]
    probabilities = np.exp(z2) / np.exp(z2).sum()
    return z0, a1, z2, probabilities


def step(p, x, label, activation, slope):
    """Everything up to the gradients, by symbol; the gradients as matrices too."""
    z0, a1, z2, probabilities = forward(p, x, activation)
    target = np.eye(len(z2))[label]
    dz2 = probabilities - target
    da1 = p[2].T @ dz2
    dz0 = da1 * slope(z0, a1)
    gradients = [np.outer(dz0, x), dz0, np.outer(dz2, a1), dz2]
    values = {"L": -math.log(probabilities[label])}
    for name, vector in [("z0", z0), ("a1", a1), ("z2", z2), ("p", probabilities),
                         ("dz2", dz2), ("da1", da1), ("dz0", dz0)]:
        values.update({f"{name}[{i}]": v for i, v in enumerate(vector)})
    named(values, "d", gradients, "")
    differences(p, gradients, lambda q: -math.log(forward(q, x, activation)[3][label]))
    return values, gradients


def differences(p, gradients, loss):
    """Gradients against (loss(w + h) - loss(w - h)) / 2h."""
    h = 1e-6
    for tensor, gradient in zip(p, gradients):
        for index in np.ndindex(tensor.shape):
            middle = tensor[index]
            tensor[index] = middle + h
            above = loss(p)
            tensor[index] = middle - h
            below = loss(p)
            tensor[index] = middle
            assert abs((above - below) / (2 * h) - gradient[index]) < 1e-8, index


def named(values, before, tensors, after):
    for name, tensor in zip(["w0", "b0", "w2", "b2"], tensors):
        for index in np.ndindex(tensor.shape):
            values[f"{before}{name}[{','.join(map(str, index))}]{after}"] = tensor[index]


def xor(page):
    numbers = given(page)
    p = parameters(numbers, 2, 4, 2)
    x = np.array([numbers["x[0]"], numbers["x[1]"]])
    values, gradients = step(p, x, 1, np.tanh, lambda z, a: 1 - a**2)
    named(values, "", [w - 0.5 * g for w, g in zip(p, gradients)], "'")
    return values


def moons(page):
    numbers = given(page)
    p = parameters(numbers, 2, 2, 2)
    x = np.array([numbers["x[0]"], numbers["x[1]"]])
    values, gradients = step(p, x, 0, lambda z: np.maximum(0, z), lambda z, a: (z > 0).astype(float))
    rate, beta1, beta2, epsilon = 0.01, 0.9, 0.999, 1e-8
    after = []
    for name, w, g in zip(["w0", "b0", "w2", "b2"], p, gradients):
        m = (1 - beta1) * g
        v = (1 - beta2) * g**2
        mc = m / (1 - beta1)
        vc = v / (1 - beta2)
        after.append(w - rate * mc / (np.sqrt(vc) + epsilon))
        for index in np.ndindex(w.shape):
            place = f"({name}[{','.join(map(str, index))}])"
            values.update({"m'" + place: m[index], "v'" + place: v[index],
                           "mc" + place: mc[index], "vc" + place: vc[index]})
    named(values, "", after, "'")
    return values


def check(name, compute):
    page = (HERE / name).read_text(encoding="utf-8")
    values = compute(page)
    written = lines(page)
    for symbol, arithmetic, number in written:
        assert re.fullmatch(r"[-+*/^(),.\d\se]|([-+*/^(),.\d\se]|exp|log|tanh|sqrt|max)+", arithmetic), arithmetic
        worked = eval(arithmetic.replace("^", "**"), {"__builtins__": {}}, FUNCTIONS)
        assert abs(worked - number) <= 2e-8 * max(1, abs(number)), (symbol, worked, number)
        assert abs(values[symbol] - number) <= 6e-10 * max(1, abs(number)), (symbol, values[symbol], number)
    missing = set(values) - {symbol for symbol, _, _ in written}
    assert not missing, missing
    print(f"{name}: {len(written)} lines are right")


if __name__ == "__main__":
    check("xor.md", xor)
    check("moons.md", moons)
    sys.exit(0)
