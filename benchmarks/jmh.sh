#!/usr/bin/env sh
# JMH: whole training steps, predictions and the scratch engine's kernels.
#   benchmarks/jmh.sh [JMH's own options]                                default: everything, with allocation (-prof gc)
#   benchmarks/jmh.sh StepBenchmark -p bench=mnist-64 -p threads=1 -prof gc
#   benchmarks/jmh.sh --kernels [JMH's own options]                      products, as shares of the peak of the same run
# The bar for steps: gc.alloc.rate.norm of 0 bytes (JMH writes about 10⁻³ for rounding).
# TANDEM_JVM holds further options of the JVMs that measure, e.g. -XX:MaxVectorSize=16.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
mvn -q -B -DskipTests -Dspotless.check.skip -pl benchmarks/jmh -am package
main=org.openjdk.jmh.Main
if [ "${1:-}" = --kernels ]; then
  main=dev.tandem.benchmarks.jmh.KernelShares
  shift
elif [ $# -eq 0 ]; then
  set -- -prof gc
fi
exec "$java" --add-modules=jdk.incubator.vector -cp 'benchmarks/jmh/target/lib/*' "$main" \
  -jvmArgsAppend "--add-modules=jdk.incubator.vector -XX:+UseSerialGC ${TANDEM_JVM:-}" "$@"
