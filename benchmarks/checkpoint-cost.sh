#!/usr/bin/env sh
# Measures what a checkpoint after every epoch costs on MNIST (784-128-64-10): runs with and without in turn, and their ratio (at most 1.05).
#   benchmarks/checkpoint-cost.sh [ROUNDS] [ENGINE] [EPOCHS]       default: 5 rounds, scratch, 10 epochs
# Needs the data folder: TANDEM_DATA.
set -eu
cd "$(dirname "$0")/.."
./tandem --version > /dev/null # builds if need be
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
exec "$java" -cp 'workbench/cli/target/lib/*' benchmarks/CheckpointCost.java "$@"
