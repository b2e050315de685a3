#!/usr/bin/env bash
# Two checkouts against each other in alternating rounds: start-up and memory of contenders' processes, and their training rate.
#   benchmarks/before-after.sh BEFORE AFTER [ROUNDS]      both are checkouts of Tandem; each is built on first use
set -euo pipefail
cd "$(dirname "$0")/.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -cp 'workbench/cli/target/lib/*' benchmarks/BeforeAfter.java "$@"
