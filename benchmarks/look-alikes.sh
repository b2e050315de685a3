#!/usr/bin/env sh
# Writes docs/look-alikes.md: which mistakes of the catalogue check cannot tell from each other, by what a program shows.
set -eu
cd "$(dirname "$0")/.."
./tandem --version > /dev/null # builds if need be
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
exec "$java" -XX:+UseSerialGC -cp "workbench/cli/target/lib/*" benchmarks/LookAlikes.java
