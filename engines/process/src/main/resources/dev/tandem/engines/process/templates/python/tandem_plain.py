"""The program's side of Tandem's protocol, version 1, for Python without NumPy: the standard library is enough.

A program imports this file and ends with tandem_plain.serve(Network), where Network is a class with

    about                         what the answer to "hello" says (a dict)
    open(setup, weights)          start anew: setup is the request "open", weights the initial ones
    step(x, y, rate, masks)       one update; returns the batch's mean loss before it, or (loss, correct)
    predict(x)                    outputs for any rows, as when not training
    weights()                     {"0.weight": matrix, "0.bias": vector, ...}

and, if it can,

    forward(x, masks)             each layer's outputs, in order; changes nothing
    gradients(x, y, masks)        {"0.weight": matrix, ...}; changes nothing
    restore(weights, step)        go back to what weights() gave, after that many updates

A matrix is a list of rows, each a list of numbers; a vector is a list of numbers. x is a matrix [rows, inputs]; y is a
list of classes, or a matrix of numbers; masks has for each dropout layer, by its index, a matrix of 1 (kept) and 0.
What the program prints is kept as its log.

Tandem puts this file on PYTHONPATH. It may also be copied beside the program and changed.
"""
import array
import json
import math
import sys
import time
import traceback

TYPES = {"F64": "d", "F32": "f", "I64": "q", "I32": "i", "U8": "B"}


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
    """The tensors of a safetensors file by name: 8 bytes with the header's length, the header (JSON), the numbers."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")).decode("utf-8"))
        content = file.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = array.array(TYPES[entry["dtype"]])
            values.frombytes(content[begin:end])
            if sys.byteorder == "big":
                values.byteswap()
            tensors[name] = nested(values.tolist(), entry["shape"])
    return tensors


def nested(values, shape):
    if len(shape) < 2:
        return values
    width = shape[1]
    return [values[row * width:(row + 1) * width] for row in range(shape[0])]


def write(path, tensors):
    """Writes vectors and matrices to a safetensors file as F64."""
    header, content = {}, array.array("d")
    for name, tensor in tensors.items():
        begin, matrix = 8 * len(content), bool(tensor) and isinstance(tensor[0], list)
        for row in tensor if matrix else [tensor]:
            content.extend(row)
        shape = [len(tensor), len(tensor[0])] if matrix else [len(tensor)]
        header[name] = {"dtype": "F64", "shape": shape, "data_offsets": [begin, 8 * len(content)]}
    if sys.byteorder == "big":
        content.byteswap()
    text = json.dumps(header).encode("utf-8")
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + content.tobytes())


class _Program:
    """Answers requests on behalf of a network: a method for each, which returns what its answer says."""

    def __init__(self, kind):
        self.kind = kind
        self.network = None

    def hello(self, request):
        able = {name: hasattr(self.kind, name) for name in ("forward", "gradients", "restore")}
        answer = {"precision": "float64", "threads": 1, **self.kind.about}
        answer["can"] = {**able, **answer.get("can", {})}
        return answer

    def open(self, request):
        data = read(request["data"])
        self.features, self.targets = data["features"], data["targets"]
        self.updates = 0
        self.network = self.kind()
        self.network.open(request, read(request["weights"]))

    def steps(self, request):
        losses, correct = [], []
        plan = read(request["batches"])
        start = time.perf_counter()
        for x, y, rate, masks in self.batches(plan):
            result = self.network.step(x, y, rate, masks)
            loss, right = result if isinstance(result, tuple) else (result, None)
            losses.append(loss)
            correct.append(right)
            if not math.isfinite(loss):
                break  # that update was not made
            self.updates += 1
        answer = {"losses": losses, "seconds": time.perf_counter() - start}
        return answer if None in correct else {**answer, "correct": correct}

    def predict(self, request):
        write(request["output"], {"outputs": self.network.predict(read(request["features"])["features"])})

    def weights(self, request):
        write(request["output"], self.network.weights())
        return {"step": self.updates}

    def restore(self, request):
        self.network.restore(read(request["weights"]), request["step"])
        self.updates = request["step"]

    def forward(self, request):
        (x, _, _, masks), = self.batches(read(request["batch"]))
        outputs = enumerate(self.network.forward(x, masks))
        write(request["output"], {str(index): output for index, output in outputs})

    def gradients(self, request):
        (x, y, _, masks), = self.batches(read(request["batch"]))
        write(request["output"], self.network.gradients(x, y, masks))

    def batches(self, plan):
        """The batches of a file's arrays, one after the other: rows, targets, learning rate, masks."""
        end = 0
        for size, rate in zip(plan["sizes"], plan["rates"]):
            begin, end = end, end + size
            rows = plan["rows"][begin:end]
            masks = {int(name[5:]): mask[begin:end] for name, mask in plan.items() if name.startswith("mask.")}
            yield [self.features[row] for row in rows], [self.targets[row] for row in rows], rate, masks


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
