#!/usr/bin/env sh
# Measures how often verdicts are right where the truth is known: the same engine twice, and wrong labels on one side.
#   benchmarks/verdicts.sh [ENGINE]        default: scratch
#   benchmarks/verdicts.sh resample [ENGINE [SAME [NOISE]]]        over one and over redrawn splits; default: scratch 1000 50
# Trains 4,000 small networks in one process, with resample 21,000. On other engines it takes longer.
set -eu
cd "$(dirname "$0")/.."
main=VerdictBars
if [ "${1:-}" = resample ]; then main=ResampleBars; shift; fi
./tandem --version > /dev/null # builds if need be
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
exec "$java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
  -cp 'workbench/compare/target/test-classes:workbench/cli/target/lib/*' "dev.tandem.workbench.judgement.verdict.$main" "$@"
