"""Safetensors as Python's library writes and reads them.

    python reference/safetensors_golden.py                  writes golden/safetensors.safetensors
    python reference/safetensors_golden.py --check FILE     loads a model that Tandem saved into torch

The golden file was written with safetensors 0.8.0 and numpy 2.4.6; the check ran with torch 2.13.0+cpu.
"""

import argparse
import json
import pathlib

import numpy
from safetensors import numpy as safetensors_numpy
from safetensors import safe_open

GOLDEN = pathlib.Path(__file__).parent / "golden" / "safetensors.safetensors"


def write_golden():
    tensors = {
        "f32": numpy.array([[0, 0.1, 0.2], [0.3, 0.4, -1e-45]], dtype=numpy.float32),
        "f64": numpy.array([numpy.pi, 5e-324, -numpy.inf], dtype=numpy.float64),
        "i32": numpy.array([-(2**31), -1, 2**31 - 1], dtype=numpy.int32),
        "i64": numpy.array([-(2**63), 2**63 - 1], dtype=numpy.int64),
        "u8": numpy.array([0, 127, 255], dtype=numpy.uint8),
        "none": numpy.zeros((0, 4), dtype=numpy.float32),
        "single": numpy.array(2.5, dtype=numpy.float32),
    }
    metadata = {"title": 'golden, größer "quoted" \\ 漢 😀', "empty": ""}
    GOLDEN.parent.mkdir(exist_ok=True)
    safetensors_numpy.save_file(tensors, GOLDEN, metadata)
    print(f"wrote {GOLDEN.name}: {GOLDEN.stat().st_size} bytes")


def sequential(network):
    """torch.nn.Sequential of a network as the file's metadata describes it."""
    from torch import nn

    activations = {"identity": nn.Identity, "relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
    width = network["inputs"]
    layers = []
    for layer in network["layers"]:
        if isinstance(layer, str):
            layers.append(activations[layer]())
        elif "dense" in layer:
            layers.append(nn.Linear(width, layer["dense"]))
            width = layer["dense"]
        else:
            layers.append(nn.Dropout(layer["dropout"]))
    return nn.Sequential(*layers)


def check(file):
    """Every tensor has its place in torch.nn.Sequential, and the network computes with them."""
    import torch
    from safetensors.torch import load_file

    with safe_open(file, framework="np") as opened:
        metadata = opened.metadata()
    assert metadata["schema"] == "tandem.model/1", metadata
    network = sequential(json.loads(metadata["network"]))
    tensors = load_file(file)
    network.to(next(iter(tensors.values())).dtype)
    network.load_state_dict(tensors, strict=True)
    for name, parameter in network.state_dict().items():
        assert torch.equal(parameter, tensors[name]), name
    inputs = json.loads(metadata["network"])["inputs"]
    network.eval()
    ones = torch.ones(1, inputs, dtype=next(network.parameters()).dtype)
    print(network)
    print("tensors:", {name: list(tensor.shape) for name, tensor in tensors.items()})
    print("logits of a row of ones:", network(ones).tolist())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", metavar="FILE", help="a model.safetensors that Tandem wrote")
    arguments = parser.parse_args()
    if arguments.check:
        check(arguments.check)
    else:
        write_golden()


if __name__ == "__main__":
    main()
