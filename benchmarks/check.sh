#!/usr/bin/env sh
# How often check names the mistakes of programs that have them, from the corpus in reference/own-engines (NumPy):
#   benchmarks/check.sh singles [all|forward|gradients|weights] [--float32]     each mistake alone
#   benchmarks/check.sh pairs   [all|forward|gradients|weights] [--float32]     60 random pairs
#   benchmarks/check.sh right                                                   right programs: none may be accused
set -eu
cd "$(dirname "$0")/.."
./tandem --version > /dev/null # builds if need be
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
exec "$java" -XX:+UseSerialGC -cp "workbench/cli/target/lib/*" benchmarks/NameMistakes.java "$@"
