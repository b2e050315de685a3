"""The program's side of Tandem's protocol, version 1. Needs Python 3.7 and NumPy.

A program imports this file and ends with tandem.serve(Network), where Network is a class with

    about                               what the answer to "hello" says (a dict)
    open(setup, weights)                start anew: setup is the request "open", weights the initial ones
    step(x, y, rate, masks)             one update; returns the batch's mean loss before it, or (loss, correct)
    predict(x)                          outputs for any rows, as when not training
    weights()                           {"0.weight": array, "0.bias": array, ...}

and, if it can,

    forward(x, masks)                   each layer's outputs, by layer index; changes nothing
    gradients(x, y, masks)              {"0.weight": array, ...}; changes nothing
    restore(weights, step)              go back to what weights() gave, after that many updates
    load(features, targets, batches)    the (x, y) of each batch, where batches are lists of rows: a loader of its own

x is [rows, inputs] in the program's precision; y holds classes [rows] or numbers [rows, outputs]; masks has for each
dropout layer, by its index, an array [rows, width] of 1 (kept) and 0. What the program prints is kept as its log.

Tandem puts this file on PYTHONPATH. It may also be copied beside the program and changed.
"""

import json
import os
import sys
import time
import traceback

import numpy as np

TYPES = {"F64": "<f8", "F32": "<f4", "I64": "<i8", "I32": "<i4", "U8": "u1", "BOOL": "?"}
NAMES = {np.dtype(code): name for name, code in TYPES.items()}


class Unsupported(Exception):
    """Raised by open: this network, loss or setting is none that the program has."""


def refuse(setup, *settings):
    """Raises Unsupported if one of these settings is in use, e.g. "optimizer.nesterov"."""
    for setting in settings:
        section, key = setting.split(".")
        value = setup[section].get(key)
        if value and not (key == "positiveWeight" and value == 1):
            raise Unsupported(f"{setting}: {value}")


def read(path):
    """The arrays of a safetensors file by name: 8 bytes with the header's length, the header (JSON), the numbers."""
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length).decode("utf-8"))
        content = np.frombuffer(bytearray(file.read()), np.uint8)
    arrays = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            arrays[name] = content[begin:end].view(TYPES[entry["dtype"]]).reshape(entry["shape"])
    return arrays


def write(path, arrays):
    """Writes a safetensors file."""
    header, parts, position = {}, [], 0
    for name, array in arrays.items():
        array = np.ascontiguousarray(array)
        header[name] = {"dtype": NAMES[array.dtype], "shape": list(np.shape(arrays[name])),
                        "data_offsets": [position, position + array.nbytes]}
        parts.append(array.tobytes())
        position += array.nbytes
    text = json.dumps(header).encode("utf-8")
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + b"".join(parts))


class _Program:
    """Answers requests on behalf of a network: a method for each, which returns what its answer says."""

    def __init__(self, kind):
        self.kind = kind
        self.dtype = kind.about["precision"]
        self.network = None

    def hello(self, request):
        able = {name: hasattr(self.kind, name) for name in ("forward", "gradients", "restore")}
        answer = dict(self.kind.about)
        answer["can"] = {**able, **answer.get("can", {})}
        if "OMP_NUM_THREADS" in os.environ:
            answer.setdefault("threads", int(os.environ["OMP_NUM_THREADS"]))
        return answer

    def open(self, request):
        data = read(request["data"])
        self.features, self.targets = data["features"], data["targets"]
        self.updates = 0
        self.network = self.kind()
        self.network.open(request, self.convert(read(request["weights"])))

    def steps(self, request):
        losses, correct = [], []
        plan = read(request["batches"])
        start = time.perf_counter()
        for x, y, rate, masks in self.batches(plan):
            result = self.network.step(x, y, rate, masks)
            loss, right = result if isinstance(result, tuple) else (result, None)
            losses.append(float(loss))
            correct.append(None if right is None else int(right))
            if not np.isfinite(losses[-1]):
                break  # that update was not made
            self.updates += 1
        answer = {"losses": losses, "seconds": time.perf_counter() - start}
        return answer if None in correct else {**answer, "correct": correct}

    def predict(self, request):
        x = read(request["features"])["features"].astype(self.dtype)
        write(request["output"], self.convert({"outputs": self.network.predict(x)}))

    def weights(self, request):
        write(request["output"], self.convert(self.network.weights()))
        return {"step": self.updates}

    def restore(self, request):
        self.network.restore(self.convert(read(request["weights"])), request["step"])
        self.updates = request["step"]

    def forward(self, request):
        (x, _, _, masks), = self.batches(read(request["batch"]))
        outputs = enumerate(self.network.forward(x, masks))
        write(request["output"], self.convert({str(index): output for index, output in outputs}))

    def gradients(self, request):
        (x, y, _, masks), = self.batches(read(request["batch"]))
        write(request["output"], self.convert(self.network.gradients(x, y, masks)))

    def convert(self, arrays):
        return {name: np.array(array, self.dtype) for name, array in arrays.items()}

    def batches(self, plan):
        """The batches of a file's arrays, one after the other: rows, targets, learning rate, masks."""
        ends = np.cumsum(plan["sizes"])
        load = getattr(self.network, "load", self.load)
        loaded = load(self.features, self.targets, np.split(plan["rows"], ends[:-1]))
        for (x, y), end, size, rate in zip(loaded, ends, plan["sizes"], plan["rates"]):
            masks = {int(name[5:]): mask[end - size:end] for name, mask in plan.items() if name.startswith("mask.")}
            yield x, y, float(rate), masks

    def load(self, features, targets, batches):
        for rows in batches:
            yield features[rows].astype(self.dtype, copy=False), targets[rows]


def serve(kind):
    """Answers Tandem's requests until there are no more."""
    answers = sys.stdout
    sys.stdout = sys.stderr  # what the network prints never stands within an answer
    program = _Program(kind)
    requests = ("hello", "open", "steps", "predict", "weights", "restore", "forward", "gradients")
    for line in sys.stdin.buffer:
        request = json.loads(line.decode("utf-8"))
        answer = {"id": request["id"]}
        try:
            if request["do"] not in requests:
                raise ValueError("unknown request: " + str(request["do"]))
            answer.update(getattr(program, request["do"])(request) or {})
        except Unsupported as problem:
            answer["unsupported"] = str(problem)
        except Exception as problem:
            traceback.print_exc()
            answer["error"] = f"{type(problem).__name__}: {problem}"
        answers.write("tandem1 " + json.dumps(answer) + "\n")
        answers.flush()
