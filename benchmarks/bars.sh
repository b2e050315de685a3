#!/usr/bin/env sh
# Measures the bars that are too slow for a test, and says for each whether it is passed; about six minutes on two cores.
#   benchmarks/bars.sh [mnist] [noshow] [same-seed]       default: all
# Needs the data folder: TANDEM_DATA.
set -eu
cd "$(dirname "$0")/.."
./tandem --version > /dev/null # builds if need be
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
exec "$java" -cp 'workbench/cli/target/lib/*' benchmarks/Bars.java "$@"
