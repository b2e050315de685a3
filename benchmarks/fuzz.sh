#!/usr/bin/env bash
# Searches for inputs that a reader does not refuse as it should, guided by coverage (Jazzer): every reader of files,
# lines and requests in turn, each from its committed seeds. A finding is written beside them, and is then a test.
#   benchmarks/fuzz.sh [SECONDS [WORD]]          for each reader, default: 60; only readers whose name contains the word
# Exit code 1 if anything was found. What was explored is kept in target/fuzz, and goes on from there the next time.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
word=${2:-}
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
mvn -q -B -Dspotless.check.skip -pl workbench/live,engines/process -am \
  test-compile dependency:build-classpath -Dmdep.outputFile=target/fuzz-classpath

total=0
found=0
for file in $(git ls-files -- '*FuzzTest.java'); do
  module=${file%%/src/test/*}
  class=${file#*/src/test/java/}
  class=${class%.java}
  for method in $(sed -n 's/^  void \([a-z_]*\)(byte.*/\1/p' "$file"); do
    case "$class.$method" in *"$word"*) ;; *) continue ;; esac
    seeds=$module/src/test/resources/${class}Inputs/$method
    explored=$PWD/target/fuzz/$class/$method
    mkdir -p "$explored"
    status=0
    "$java" -Xmx1g -XX:+UseSerialGC --add-opens java.base/java.nio=ALL-UNNAMED \
      -cp "$module/target/test-classes:$module/target/classes:$(cat "$module/target/fuzz-classpath")" \
      com.code_intelligence.jazzer.Jazzer "--target_class=${class//\//.}" "--target_method=$method" \
      '--instrumentation_includes=dev.tandem.**' "--reproducer_path=$explored" \
      "-artifact_prefix=$seeds/" "-max_total_time=$seconds" -print_final_stats=1 -report_slow_units=600 "$explored" "$seeds" \
      > "$explored.log" 2>&1 || status=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$explored.log" | tail -n 1)
    total=$((total + ${runs:-0}))
    if [ "$status" -eq 0 ]; then result=nothing; else result="FOUND, see $explored.log"; found=1; fi
    printf '%-36s %9s inputs  %s\n' "$(basename "$class").${method:0:20}" "${runs:-?}" "$result"
  done
done
echo "$total inputs"
exit "$found"
