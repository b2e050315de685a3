#!/usr/bin/env sh
# Kills compare, sweep and train at random moments, resumes them until they are done, and compares what they leave with runs that nobody killed.
#   benchmarks/kill-test.sh [KILLS] [SEED]       default: 100 kills, seed 1; about 20 minutes on two idle cores
# Needs Linux: process groups, and /proc to find what a killed process has left.
set -eu
cd "$(dirname "$0")/.."
./tandem --version > /dev/null # builds if need be
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
exec "$java" -cp 'workbench/cli/target/lib/*' benchmarks/KillTest.java "$@"
