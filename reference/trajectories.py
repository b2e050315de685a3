"""Writes golden/trajectories.txt: small networks trained by torch in float64, step by step.

Run with torch installed: python reference/trajectories.py; see reference/README.md.
"""

import random
from pathlib import Path

import torch
from torch import nn

from trajectory_cases import cases

STEPS = 50
ROWS = 24

HEADER = """\
# Written by reference/trajectories.py with torch {version}, in float64.
#
# Each line is a name and its values, separated by blanks. First the data, then one case after another.
#   data NAME                     targets are either labels or values
#   features V ...                [{rows}, 3], exact in float32
#   labels V ... / values V ...   [{rows}] / [{rows}, 2]
#   case NAME
#   on DATA
#   layer KIND key=value ...      in order; this and the next three as in an experiment file
#   loss KIND key=value ...
#   optimizer KIND key=value ...
#   regularization key=value ...  only where there is any
#   batches SIZE ...              the batch sizes, in turn; row i of step t is (5i + 7t) mod {rows}, and the
#                                 rate of step t is learningRate * (1 + t mod 4) / 4; t counts from 1
#   initial TENSOR V ...          exact in float32; buffers start at 0, variances at 1
#   losses V ...                  of the batch as reduced, before each of {steps} updates
#   after STEP TENSOR V ...       parameters and buffers
#   slot NAME TENSOR V ...        what the optimizer remembers after the last step
#   outputs V ...                 of all rows after the last step, in use: [{rows}, outputs]
# Results have 13 significant digits. A bias in front of a normalization has a true gradient of 0, which some optimizers
# magnify from rounding: neither it nor the running mean that follows it has an "after"; losses and outputs are compared.
"""


def dyadic(generator, unit, scale=1.0):
    """A normal number that float32 holds exactly."""
    return round(generator.gauss(0, scale) / unit) * unit


def make_data():
    generator = random.Random(3)
    features = [[dyadic(generator, 1 / 64) for _ in range(3)] for _ in range(ROWS)]
    largest = [max(range(3), key=row.__getitem__) for row in features]
    numbers = [[row[0] - row[1] / 2, row[2] * row[0]] for row in features]
    values = [[round(v * 64) / 64 + (4 if i % 6 == 0 else 0) for v in pair] for i, pair in enumerate(numbers)]
    return {
        "three-classes": (features, largest),
        "two-classes": (features, [int(row[0] + row[1] > 0) for row in features]),
        "numbers": (features, values),
    }


DATA = make_data()


def parse(spec):
    """"kind a=1 b=x" as a kind and texts by key."""
    kind, *options = spec.split(" ")
    return kind, dict(option.split("=") for option in options)


def numbers(options):
    return {key: float(value) for key, value in options.items()}


ACTIVATIONS = {
    "identity": lambda o: nn.Identity(),
    "relu": lambda o: nn.ReLU(),
    "tanh": lambda o: nn.Tanh(),
    "sigmoid": lambda o: nn.Sigmoid(),
    "leaky-relu": lambda o: nn.LeakyReLU(float(o["slope"])),
    "elu": lambda o: nn.ELU(float(o["alpha"])),
    "selu": lambda o: nn.SELU(),
    "gelu": lambda o: nn.GELU(approximate="none" if o["form"] == "exact" else "tanh"),
    "silu": lambda o: nn.SiLU(),
    "softplus": lambda o: nn.Softplus(float(o["beta"])),
}


def module(spec, width):
    kind, options = parse(spec)
    if kind == "dense":
        return nn.Linear(width, int(options["outputs"]), bias=options.get("bias") != "false")
    if kind == "batch-norm":
        return nn.BatchNorm1d(width, momentum=float(options["momentum"]), eps=float(options["epsilon"]))
    if kind == "layer-norm":
        return nn.LayerNorm(width, eps=float(options["epsilon"]))
    return ACTIVATIONS[kind](options)


def network(specs, seed):
    modules, width = [], 3
    for spec in specs:
        modules.append(module(spec, width))
        width = getattr(modules[-1], "out_features", width)
    net = nn.Sequential(*modules).double()
    generator = random.Random(seed)
    with torch.no_grad():
        for parameter in net.parameters():
            fresh = [dyadic(generator, 1 / 128, 0.5) for _ in range(parameter.numel())]
            parameter.copy_(torch.tensor(fresh, dtype=torch.float64).reshape(parameter.shape))
    return net


def loss_function(spec):
    kind, options = parse(spec)
    reduction = options["reduction"]
    if kind == "softmax-cross-entropy":
        weights = options.get("classWeights")
        weight = None if weights is None else torch.tensor([float(w) for w in weights.split(",")], dtype=torch.float64)
        smoothing = float(options.get("labelSmoothing", 0))
        return nn.CrossEntropyLoss(weight=weight, label_smoothing=smoothing, reduction=reduction)
    if kind == "binary-cross-entropy":
        positive = torch.tensor([float(options.get("positiveWeight", 1))], dtype=torch.float64)
        loss = nn.BCEWithLogitsLoss(pos_weight=positive, reduction=reduction)
        return lambda z, y: loss(z[:, 0], y.double())
    if kind == "huber":
        return nn.HuberLoss(delta=float(options["delta"]), reduction=reduction)
    return {"mean-squared-error": nn.MSELoss, "mean-absolute-error": nn.L1Loss}[kind](reduction=reduction)


def as_values(classes, outputs):
    """What a loss of values holds outputs against: 0 and 1, in one column or one each."""
    one_hot = nn.functional.one_hot(classes, max(2, outputs)).double()
    return one_hot[:, 1:] if outputs == 1 else one_hot


def optimizer(spec, parameters):
    kind, options = parse(spec)
    flags = {key: options.pop(key) == "true" for key in ("nesterov", "amsgrad", "centered") if key in options}
    o = numbers(options)
    common = {"lr": o["learningRate"], "weight_decay": o.get("weightDecay", 0)}
    if kind == "sgd":
        return torch.optim.SGD(
            parameters, momentum=o.get("momentum", 0), dampening=o.get("dampening", 0), **flags, **common
        )
    if kind in ("adam", "adamw"):
        make = torch.optim.Adam if kind == "adam" else torch.optim.AdamW
        return make(parameters, betas=(o["beta1"], o["beta2"]), eps=o["epsilon"], **flags, **common)
    if kind == "rmsprop":
        return torch.optim.RMSprop(
            parameters, alpha=o["alpha"], eps=o["epsilon"], momentum=o.get("momentum", 0), **flags, **common
        )
    return torch.optim.Adagrad(
        parameters,
        lr_decay=o.get("rateDecay", 0),
        initial_accumulator_value=o.get("initialAccumulator", 0),
        eps=o["epsilon"],
        **common,
    )


def regularize(options, parameters):
    o = numbers(options)
    for parameter in parameters:
        parameter.grad += o.get("l1", 0) * parameter.detach().sign()
    if "clipNorm" in o:
        nn.utils.clip_grad_norm_(parameters, o["clipNorm"])
    if "clipValue" in o:
        nn.utils.clip_grad_value_(parameters, o["clipValue"])


def tensors(net, case):
    state = net.state_dict()
    return {name: tensor for name, tensor in state.items() if name not in case.left_out()}


def line(name, values):
    """Inputs are exact in fewer digits than these; results are rounded to 13."""
    flat = torch.as_tensor(values, dtype=torch.float64).detach().flatten().tolist()
    return name + " " + " ".join(f"{value:.13g}" for value in flat)


def train(case, net, compute, lines):
    features, targets = (torch.tensor(part) for part in DATA[case.data])
    features, targets = features.double(), targets if case.data != "numbers" else targets.double()
    parameters = list(net.parameters())
    update = optimizer(case.optimizer, parameters)
    rate = update.param_groups[0]["lr"]
    _, clipping = parse("regularization " + case.regularization) if case.regularization else ("", {})
    losses, after = [], []
    for t in range(1, STEPS + 1):
        size = case.batches[(t - 1) % len(case.batches)]
        rows = [(5 * i + 7 * t) % ROWS for i in range(size)]
        update.param_groups[0]["lr"] = rate * (1 + t % 4) / 4
        update.zero_grad()
        outputs, expected = net(features[rows]), targets[rows]
        if "error" in case.loss or "huber" in case.loss:
            expected = expected if case.data == "numbers" else as_values(expected, outputs.shape[1])
        loss = compute(outputs, expected)
        loss.backward()
        regularize(clipping, parameters)
        update.step()
        losses.append(loss.item())
        if t in case.checkpoints:
            after += [line(f"after {t} {name}", tensor) for name, tensor in tensors(net, case).items()]
    lines += [line("losses", losses)] + after
    if case.slots:
        lines += slots(net, update)
    net.eval()
    return net(features)


def slots(net, update):
    lines = []
    for name, parameter in net.named_parameters():
        for slot, tensor in update.state[parameter].items():
            if slot != "step" and tensor is not None:
                lines.append(line(f"slot {slot} {name}", tensor))
    return lines


def record(case, seed):
    lines = ["", f"case {case.name}", f"on {case.data}"]
    lines += [f"layer {layer}" for layer in case.layers]
    lines += [f"loss {case.loss}", f"optimizer {case.optimizer}"]
    lines += [f"regularization {case.regularization}"] if case.regularization else []
    lines.append("batches " + " ".join(map(str, case.batches)))
    net = network(case.layers, seed)
    lines += [line(f"initial {name}", parameter) for name, parameter in net.named_parameters()]
    outputs = train(case, net, loss_function(case.loss), lines)
    return lines + ([line("outputs", outputs)] if case.outputs else [])


def data_lines():
    for name, (features, targets) in DATA.items():
        yield from ["", f"data {name}", line("features", features)]
        yield line("values" if name == "numbers" else "labels", targets)


def main():
    torch.set_num_threads(1)
    lines = HEADER.format(version=torch.__version__, rows=ROWS, steps=STEPS).splitlines()
    lines += data_lines()
    for seed, case in enumerate(cases()):
        lines += record(case, seed)
    target = Path(__file__).parent / "golden" / "trajectories.txt"
    target.write_text("\n".join(lines) + "\n", newline="\n")


if __name__ == "__main__":
    main()
