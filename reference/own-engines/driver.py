"""Tandem's side of the protocol of docs/own-engine.md, for trying programs without Tandem.

    python3 driver.py [--verbose] COMMAND ...

starts the command, plays a few probes with it, and compares every number with PyTorch's in float64. Exit code 0 if all
agree, 1 if not. Needs NumPy and torch 1.13 or newer.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

import probes
import truth

TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / (
    "engines/process/src/main/resources/dev/tandem/engines/process/templates")
sys.path.insert(0, str(TEMPLATES / "numpy"))
import tandem  # noqa: E402  (read and write)


class Program:
    """A running program and a folder for the files that pass between it and us."""

    def __init__(self, command):
        environment = {**os.environ, "PYTHONPATH": str(TEMPLATES / "numpy"), "OMP_NUM_THREADS": "1"}
        self.folder = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=environment)
        self.id = 0
        self.log = []
        self.about = {"layout": "out,in", "outputs": "logits", **self.ask("hello", protocol=1)}

    def ask(self, do, **request):
        self.id += 1
        line = json.dumps({"id": self.id, "do": do, **request}) + "\n"
        self.process.stdin.write(line.encode())
        self.process.stdin.flush()
        while True:
            line = self.process.stdout.readline().decode().rstrip("\r\n")
            if line.startswith("tandem1 "):
                answer = json.loads(line[len("tandem1 "):])
                assert answer.pop("id") == self.id, line
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                return answer
            self.log.append(line)
            if not line and self.process.poll() is not None:
                raise RuntimeError("ended: " + self.process.stderr.read().decode()[-2000:])

    def path(self, name):
        return str(pathlib.Path(self.folder.name) / (name + ".safetensors"))

    def file(self, name, arrays):
        tandem.write(self.path(name), arrays)
        return self.path(name)

    def open(self, probe):
        weights = {name: self.turned(name, value) for name, value in probe.weights.items()}
        return self.ask("open", **probe.setup, weights=self.file("initial", weights),
                        data=self.file("training", {"features": probe.features, "targets": probe.targets}))

    def steps(self, plan, first=1):
        return self.ask("steps", batches=self.file("steps", plan), first=first)

    def output(self, do, **request):
        """The arrays that the program writes in answer to a request; weights as [outputs, inputs]."""
        self.ask(do, output=self.path(do), **request)
        arrays = tandem.read(self.path(do))
        return {name: self.turned(name.split("clipped.")[-1], array) for name, array in arrays.items()}

    def turned(self, name, array):
        """Between the program's layout of weights and PyTorch's."""
        turn = name.endswith(".weight") and array.ndim == 2 and self.about["layout"] == "in,out"
        return np.ascontiguousarray(array.T) if turn else array

    def can(self, ability):
        return self.about.get("can", {}).get(ability, False)

    def close(self):
        self.process.stdin.close()
        self.process.stdout.read()
        self.process.wait(10)
        self.process.stderr.close()
        self.folder.cleanup()


def differences(program, probe):
    """By what was compared, the largest difference from the truth, relative to the largest value."""
    answer = program.open(probe)
    if "unsupported" in answer:
        return {}
    found = {}

    def compare(what, got, expected):
        got, expected = np.asarray(got, float), np.asarray(expected, float)
        if got.shape != expected.shape:
            found[what] = np.inf
            return
        scale = max(1e-3, np.abs(expected).max(initial=0)) if np.isfinite(expected).all() else 1
        with np.errstate(invalid="ignore"):
            off = np.abs(got - expected) / scale
        off = np.where((got == expected) | (np.isnan(got) & np.isnan(expected)), 0, off)
        found[what] = max(found.get(what, 0), np.nan_to_num(off, nan=np.inf).max(initial=0))

    right = truth.Truth(probe)
    for number, plan in enumerate(probe.plans()):
        batch = program.file("batch", plan)
        if program.can("forward"):
            expected = right.forward(plan)
            if program.about["outputs"] == "probabilities":
                expected[list(expected)[-1]] = right.probabilities(expected[list(expected)[-1]])
            got = program.output("forward", batch=batch, step=number + 1)
            for name in expected:
                compare("forward", got[name], expected[name])
        if program.can("gradients"):
            expected = right.gradients(plan)
            got = program.output("gradients", batch=batch, step=number + 1)
            for name in expected:
                compare("gradients", got[name], expected[name])
        loss = right.step(plan)
        losses = program.steps(plan, first=number + 1)["losses"]
        compare("loss", [np.nan if value is None else value for value in losses], [loss])
        got = program.output("weights")
        for name, value in right.weights().items():
            compare("weights", got[name], value)
    if program.can("restore"):
        restore(program, list(probe.plans()), compare)
    expected = right.predict(probe.features)
    if program.about["outputs"] == "probabilities":
        expected = right.probabilities(expected)
    outputs = program.output("predict", features=program.file("features", {"features": probe.features}))
    compare("predict", outputs["outputs"], expected)
    return found


def restore(program, plans, compare):
    """Goes on from where the program stands and back, and goes on in the same way again."""
    before = program.path("state")
    step = program.ask("weights", output=before)["step"]
    after = []
    for _ in range(2):
        program.steps(plans[0], first=step + 1)
        after.append(program.output("weights"))
        program.ask("restore", weights=before, step=step)
    for name, value in after[0].items():
        compare("restore", after[1][name], value)


def check(command, verbose=False):
    """All probes' differences: [(probe, what, difference)], those above the tolerance first."""
    program = Program(command)
    tolerance = 1e-9 if program.about["precision"] == "float64" else 2e-4
    wrong, probed = [], 0
    for probe in probes.all_probes():
        if not probes.supported(probe, program.about):
            continue
        found = differences(program, probe)
        probed += bool(found)
        if verbose:
            print(f"{probe.name:28}", " ".join(f"{what} {off:.1e}" for what, off in found.items()) or "unsupported")
        wrong += [(probe.name, what, off) for what, off in found.items() if not off <= tolerance]
    program.close()
    return wrong, probed


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--verbose"]
    wrong, probed = check(arguments, verbose="--verbose" in sys.argv)
    print(f"{probed} probes;", "all agree" if not wrong else "differ: " + "; ".join(
        f"{name}: {what} {off:.1e}" for name, what, off in wrong))
    sys.exit(1 if wrong or not probed else 0)
