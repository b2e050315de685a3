#!/usr/bin/env sh
# Measures how often verdicts are right where the truth is known: the same engine twice, and wrong labels on one side.
#   benchmarks/verdicts.sh [ENGINE]        default: scratch
# Trains 4,000 small networks in one process. On other engines it takes longer.
set -eu
cd "$(dirname "$0")/.."
./tandem --version > /dev/null # builds if need be
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
exec "$java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
  -cp 'workbench/compare/target/test-classes:workbench/cli/target/lib/*' dev.tandem.workbench.judgement.verdict.VerdictBars "$@"
