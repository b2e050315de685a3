#!/usr/bin/env bash
# What the protocol for programs of one's own costs: steps per second of programs that do nothing. The bar is 20,000.
#   benchmarks/own-engine.sh [PROGRAM ...]
set -euo pipefail
cd "$(dirname "$0")/.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
programs=("$@")
if [ $# = 0 ]; then
  programs=(benchmarks/own-engine/{Empty.java,empty.py,helper_plain.py,helper_numpy.py})
fi
exec "$java" -cp "core/target/classes:engines/process/target/classes" benchmarks/OwnEngine.java "${programs[@]}"
