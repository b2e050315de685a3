#!/usr/bin/env bash
# What the protocol for programs of one's own costs. First, steps per second of programs that do nothing; the bar is
# 20,000. Then the share of training that handing over takes for MNIST in NumPy, by the program's own clock; the bar is
# 3 % in steady state, so two short runs are subtracted from two long ones. Machines should be quiet.
#   benchmarks/own-engine.sh [PROGRAM ...]         only the first part with programs
set -euo pipefail
cd "$(dirname "$0")/.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
programs=("$@")
if [ $# = 0 ]; then
  programs=(benchmarks/own-engine/{Empty.java,empty.py,helper_plain.py,helper_numpy.py})
fi
"$java" -cp "core/target/classes:engines/process/target/classes" benchmarks/OwnEngine.java "${programs[@]}"
if [ $# != 0 ] || [ -z "${TANDEM_DATA:-}" ]; then
  exit 0
fi

runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
for epochs in 2 12; do
  ./tandem compare mnist --engines examples/own-engine/three_layers.py --momentum 0 --epochs "$epochs" --repeats 2 \
    --quiet --out "$runs/$epochs" > /dev/null
done
python3 - "$runs" << 'END'
import glob
import json
import sys


def seconds(epochs):
    (file,) = glob.glob(f"{sys.argv[1]}/{epochs}/*/*/comparison.json")
    runs = json.load(open(file))["contenders"][0]["runs"]
    times = [run["time"] for run in runs]
    return sum(time["trainingSeconds"] for time in times), sum(time["protocol"]["seconds"] for time in times)


short, long = seconds(2), seconds(12)
share = (long[1] - short[1]) / (long[0] - short[0])
print(f"MNIST in NumPy: the hand-over takes {100 * share:.1f} % of an epoch in steady state,"
      f" {100 * long[1] / long[0]:.1f} % of 12 epochs with the first")
END
