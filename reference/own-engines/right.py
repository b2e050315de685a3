"""Right networks that compute in other ways, or answer in other ways: none may be accused of a mistake.

    PYTHONPATH=.../templates/numpy python3 right.py --variant NAME
    python3 right.py --list

Those of CONVENTIONS are right by another convention: they may be told so, but not that they are wrong. Each differs
from PyTorch's choice in the probes named, and nowhere else.
"""

import argparse
import sys

import numpy as np

import tandem
from right_variants import VARIANTS

CONVENTIONS = {
    "rate-in-velocity": {"rates"},
    "relu-slope-1-at-0": {"zeros and a dead unit"},
    "adam-epsilon-uncorrected": {"adam", "adam with decay", "adam, large epsilon"}}


class Unusual:
    """Standard output whose answers end with CRLF or have keys that Tandem does not know."""

    def __init__(self, variant):
        self.variant = variant
        self.stream = sys.stdout

    def write(self, text):
        if self.variant == "unknown-keys":
            text = text.replace('{"id"', '{"mood": {"good": [true, null, "}"]}, "\\u2713": 1e-3, "id"')
        self.stream.buffer.write(text.replace("\n", "\r\n" if self.variant == "crlf" else "\n").encode())

    def flush(self):
        self.stream.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--variant", default="float64", choices=list(VARIANTS))
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if options.list:
        print("\n".join(VARIANTS))
        sys.exit()
    network = VARIANTS[options.variant]
    if network is None:
        import right_torch
        network = right_torch.network(options.variant.split("-")[1])
    if options.variant in ("crlf", "unknown-keys"):
        sys.stdout = Unusual(options.variant)
    np.seterr(all="ignore")
    tandem.serve(network)
