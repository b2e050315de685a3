"""How a runner talks to "tandem bench"; see workbench/rounds. Lines with MARK are the parent's, all else is noise."""

import json
import os
import sys
import time

import numpy

MARK = "tandem-bench "


def assignment():
    """The key=value lines of the file that the command line names."""
    with open(sys.argv[1]) as file:
        return dict(line.rstrip("\n").split("=", 1) for line in file)


def rows(keys):
    """features [rows, width] float32, labels [rows] int32."""
    width = int(keys["widths"].split(",")[0])
    features = numpy.fromfile(keys["features"], "<f4").reshape(-1, width)
    return features, numpy.fromfile(keys["labels"], "<i4")


def calls(seconds, call):
    """Single calls, each timed: their number, and the seconds that it would take at the median call's speed."""
    nanos = []
    spent = 0
    while spent < seconds * 1e9:
        start = time.perf_counter_ns()
        call()
        nanos.append(time.perf_counter_ns() - start)
        spent += nanos[-1]
    return len(nanos), len(nanos) * sorted(nanos)[len(nanos) // 2] / 1e9, None


def serve(keys, description, differences, train):
    """train(seconds) gives work, seconds spent and the mean loss."""
    parent = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)

    def say(answer):
        parent.write(MARK + json.dumps(answer) + "\n")
        parent.flush()

    train(float(keys["warmUpSeconds"]))
    say({"ready": description, "differences": differences})
    for line in sys.stdin:
        work, seconds, loss = train(float(line.split()[1]))
        say({"work": work, "seconds": seconds, "loss": loss})
