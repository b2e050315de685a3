"""Small networks, data and batches that show mistakes: everything that Tandem would send."""

from dataclasses import dataclass, field

import numpy as np

DEFAULTS = {
    "sgd": {"learningRate": 0.1, "momentum": 0.0, "dampening": 0.0, "weightDecay": 0.0, "nesterov": False},
    "adam": {"learningRate": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.0,
             "amsgrad": False},
    "adamw": {"learningRate": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.01,
              "amsgrad": False},
    "rmsprop": {"learningRate": 0.01, "alpha": 0.99, "epsilon": 1e-8, "weightDecay": 0.0, "momentum": 0.0,
                "centered": False},
    "adagrad": {"learningRate": 0.01, "rateDecay": 0.0, "weightDecay": 0.0, "initialAccumulator": 0.0,
                "epsilon": 1e-10}}
SETTINGS = {"leaky-relu": {"slope": 0.01}, "gelu": {"form": "exact"}}  # of activations


@dataclass
class Probe:
    name: str
    setup: dict
    weights: dict
    features: np.ndarray
    targets: np.ndarray
    batches: list  # of row indices
    rates: list
    masks: dict = field(default_factory=dict)  # by layer, for all rows of all batches

    def plans(self):
        """One file of steps for each batch."""
        begin = 0
        for rows, rate in zip(self.batches, self.rates):
            end = begin + len(rows)
            yield {"sizes": np.array([len(rows)], np.int32), "rates": np.array([rate]),
                   "rows": np.array(rows, np.int32),
                   **{f"mask.{layer}": mask[begin:end] for layer, mask in self.masks.items()}}
            begin = end


def probe(name, layers, loss="softmax-cross-entropy", optimizer=("sgd", {}), batches=None, rates=None,
          regularization=None, loss_settings=None, reduction="mean", inputs=3, rows=12, scale=1.0, weights_scale=0.7, edit=None):
    """Layers as in [5, "relu", {"dropout": 0.4}, "batch-norm", 3]; a number is a dense layer's width."""
    random = np.random.RandomState(sum(name.encode()))
    specs, weights, width, masks = [], {}, inputs, {}
    batches = batches or [[3, 0, 7, 5], [1, 2, 6, 4], [8, 9, 10, 11]]
    total = sum(map(len, batches))
    for index, layer in enumerate(layers):
        if isinstance(layer, int):
            specs.append({"index": index, "type": "dense", "inputs": width, "outputs": layer, "bias": True})
            weights[f"{index}.weight"] = random.randn(layer, width) * weights_scale
            weights[f"{index}.bias"] = random.randn(layer) * 0.3
            width = layer
        elif isinstance(layer, dict):
            (kind, p), = layer.items()
            specs.append({"index": index, "type": kind, "probability": p})
            masks[index] = (random.rand(total, width) >= p).astype(np.uint8)
        elif layer in ("batch-norm", "layer-norm"):
            specs.append({"index": index, "type": layer, "epsilon": 1e-5})
            weights[f"{index}.weight"] = 1 + 0.2 * random.randn(width)
            weights[f"{index}.bias"] = 0.2 * random.randn(width)
            if layer == "batch-norm":
                specs[-1]["momentum"] = 0.1
                weights[f"{index}.running_mean"] = np.zeros(width)
                weights[f"{index}.running_var"] = np.ones(width)
                weights[f"{index}.num_batches_tracked"] = np.zeros(1)
        else:
            specs.append({"index": index, "type": layer, **SETTINGS.get(layer, {})})
    features = (random.randn(rows, inputs) * scale).astype(np.float32)
    classes = 2 if width == 1 else width
    targets = random.randint(0, classes, rows).astype(np.int32)
    if loss in ("mean-squared-error", "huber"):
        targets = random.randn(rows, width).astype(np.float32)
        classes = 0
    weights = {key: value.astype(np.float32) for key, value in weights.items()}
    if edit:
        edit(weights, features)
    settings = {"softmax-cross-entropy": {"labelSmoothing": 0.0, "classWeights": None},
                "binary-cross-entropy": {"positiveWeight": 1.0}, "huber": {"delta": 1.0}}.get(loss, {})
    kind, changes = optimizer
    return Probe(name, {
        "layers": specs, "loss": {"type": loss, "reduction": reduction, **settings, **(loss_settings or {})},
        "optimizer": {"type": kind, **DEFAULTS[kind], **changes},
        "regularization": {"l1": 0.0, "clipNorm": None, "clipValue": None, **(regularization or {})},
        "seed": 1, "rows": rows, "inputs": inputs, "classes": classes},
        weights, features, targets, batches, rates or [0.1] * len(batches), masks)


def dead(weights, features):
    weights["0.weight"][1] = 0
    weights["0.bias"][1] = 0  # the pre-activation is exactly 0
    features[0] = 0


def all_probes():
    momentum = ("sgd", {"momentum": 0.9})
    net = [4, "relu", 4, "tanh", 3]
    return [
        probe("one row", net, batches=[[2]]),
        probe("plain", net),
        probe("sigmoid", [4, "sigmoid", 4, "sigmoid", 2]),
        probe("leaky", [4, "leaky-relu", 3]),
        probe("short last batch", net, batches=[[0, 1, 2, 3], [4, 5, 6, 7], [9, 8]]),
        probe("momentum", net, optimizer=momentum),
        probe("nesterov", net, optimizer=("sgd", {"momentum": 0.9, "nesterov": True})),
        probe("sgd with decay", net, optimizer=("sgd", {"momentum": 0.9, "weightDecay": 0.1})),
        probe("rates", net, optimizer=momentum, rates=[0.1, 0.05, 0.02]),
        probe("adam", net, optimizer=("adam", {}), rates=[0.01] * 3),
        probe("adam with decay", net, optimizer=("adam", {"weightDecay": 0.1}), rates=[0.01] * 3),
        probe("adam, large epsilon", net, optimizer=("adam", {"epsilon": 1e-3}), rates=[0.01] * 3),
        probe("adamw", net, optimizer=("adamw", {"weightDecay": 0.1}), rates=[0.01] * 3),
        probe("dropout", [6, "relu", {"dropout": 0.4}, 5, "tanh", {"dropout": 0.3}, 3]),
        probe("batch norm", [5, "batch-norm", "relu", 3]),
        probe("layer norm", [5, "layer-norm", "relu", 3]),
        probe("gelu", [4, "gelu", 3]),
        probe("huber", [5, "relu", 2], loss="huber"),
        probe("dampening", net, optimizer=("sgd", {"momentum": 0.9, "dampening": 0.5})),
        probe("amsgrad", net, optimizer=("adam", {"amsgrad": True, "beta2": 0.5}), rates=[0.01] * 3),
        probe("rmsprop", net, optimizer=("rmsprop", {"epsilon": 1e-4}), rates=[0.01] * 3),
        probe("adagrad", net, optimizer=("adagrad", {"rateDecay": 0.1, "initialAccumulator": 0.1}), rates=[0.01] * 3),
        probe("smoothing", net, loss_settings={"labelSmoothing": 0.1}),
        probe("class weights", net, loss_settings={"classWeights": [1.0, 3.0, 0.5]}),
        probe("class weights and smoothing", net, loss_settings={"classWeights": [1.0, 3.0, 0.5], "labelSmoothing": 0.1}),
        probe("positive weight", [5, "tanh", 1], loss="binary-cross-entropy", loss_settings={"positiveWeight": 3.0}),
        probe("l1", net, regularization={"l1": 0.01}),
        probe("clipping by value", net, regularization={"clipValue": 0.02}),
        probe("clipping", net, regularization={"clipNorm": 0.2}),
        probe("summed", net, reduction="sum", rates=[0.02] * 3),
        probe("two outputs, squared", [5, "tanh", 2], loss="mean-squared-error"),
        probe("one output, squared", [5, "relu", 1], loss="mean-squared-error", rates=[0.02] * 3),
        probe("binary", [5, "tanh", 1], loss="binary-cross-entropy"),
        probe("binary, large logits", [4, "relu", 1], loss="binary-cross-entropy", scale=300),
        probe("large logits", [3], scale=500, weights_scale=2),
        probe("underflow", [4, "relu", 10], scale=60, rates=[1e-3] * 3),
        probe("zeros and a dead unit", net, edit=dead),
        probe("repeated rows", net, batches=[[1, 1, 4, 4], [2, 2, 2, 2]]),
        probe("two inputs", [4, "tanh", 2], inputs=2),
        probe("three layers", [6, "relu", 4, "relu", 3]),
        probe("three layers, large logits", [6, "relu", 4, "relu", 3], scale=500, weights_scale=2, rates=[1e-6] * 3),
        probe("three layers, momentum", [6, "relu", 4, "relu", 3], optimizer=momentum),
        probe("one hidden layer, summed", [4, "sigmoid", 2], inputs=2, reduction="sum"),
        probe("many classes", [8, "relu", 10]),
    ]


def supported(probe, about):
    """Whether the program says it can."""
    can = about.get("can", {})
    kinds = {spec["type"] for spec in probe.setup["layers"]}
    layers = set(can.get("layers", ["dense"]))
    activations = kinds - {"dense", "dropout", "batch-norm", "layer-norm"}
    return (kinds - activations <= layers
            and activations <= set(can.get("activations", activations))
            and probe.setup["loss"]["type"] in can.get("losses", [probe.setup["loss"]["type"]])
            and probe.setup["optimizer"]["type"] in can.get("optimizers", [probe.setup["optimizer"]["type"]])
            and ("network" not in about or about["network"] == probe.setup["layers"]))
