#!/usr/bin/env sh
# Measures how often one run calls a contender faster: the same engine twice, and half as many rows again on one side.
#   benchmarks/time-verdicts.sh [COMPARISONS [PLANTED]]        default: 200 and 50
# Nothing else should run: it takes about 20 minutes.
set -eu
cd "$(dirname "$0")/.."
./tandem --version > /dev/null # builds if need be
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
contender=$(ls "$PWD"/workbench/cli/target/lib/tandem-contender-*.jar)
exec "$java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Dtandem.contender="$contender" \
  -cp 'workbench/compare/target/test-classes:workbench/cli/target/lib/*' dev.tandem.workbench.compare.run.TimeBars "$@"
