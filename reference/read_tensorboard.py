"""Reads a run's TensorBoard event files with Python's tensorboard package and checks them against events.jsonl.

    python reference/read_tensorboard.py RUN        (a run folder made with 'tandem compare --tensorboard')

Needs: tensorboard 2.21.0. Prints a line for each contender and repeat; ends with 1 if a value is missing or differs.
"""

import json
import math
import pathlib
import struct
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


def float32(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


def expected(epochs):
    """What the epochs told, by tag: {tag: {epoch: value}}."""
    series = {}

    def put(tag, epoch, value):
        if value is not None and math.isfinite(value):
            series.setdefault(tag, {})[epoch] = float32(value)

    for told in epochs:
        epoch = told["epoch"]
        for rows in ("train", "validation", "test"):
            for name, key in (("loss", "loss"), ("accuracy", "accuracy"), ("F1", "f1")):
                put(f"{name}/{rows}", epoch, told[rows].get(key))
        put("learning rate/at the epoch's end", epoch, told["learningRates"]["last"])
        put("speed/seconds of training", epoch, told["seconds"])
        put("memory/resident bytes", epoch, told["residentBytes"] or None)
        for layer, norm in ((told.get("glance") or {}).get("gradientNorms") or {}).items():
            put(f"gradient norm/{layer}", epoch, norm)
    return series


def check(run, folder):
    accumulator = EventAccumulator(str(folder), size_guidance={"scalars": 0})
    accumulator.Reload()  # checks the frames' checksums
    tags = accumulator.Tags()["scalars"]
    lines = (run / "contenders" / folder.relative_to(run / "tensorboard") / "events.jsonl").read_text().splitlines()
    epochs = [told for told in map(json.loads, lines) if told["type"] == "epoch"]
    problems = []
    for tag, series in expected(epochs).items():
        found = {event.step: event.value for event in accumulator.Scalars(tag)} if tag in tags else {}
        if found != series:
            problems.append(f"{tag}: expected {list(series.items())[:2]}..., got {list(found.items())[:2]}...")
    if "speed/rows per second" not in tags and epochs:
        problems.append("speed/rows per second: missing")
    print(f"{folder.relative_to(run)}: {len(epochs)} epochs, {len(tags)} scalars, {len(problems)} problems")
    for problem in problems:
        print("  " + problem)
    return not problems


def main():
    run = pathlib.Path(sys.argv[1])
    folders = sorted({file.parent for file in (run / "tensorboard").rglob("*tfevents*")})
    if not folders:
        sys.exit(f"{run}: expected event files under tensorboard/, got none")
    sys.exit(0 if all([check(run, folder) for folder in folders]) else 1)


if __name__ == "__main__":
    main()
