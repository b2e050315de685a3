#!/usr/bin/env bash
# Searches for inputs that a reader does not refuse as it should, guided by coverage (Jazzer): every reader of files,
# lines and requests in turn, each from its committed seeds. A finding is written beside them, and is then a test.
#   benchmarks/fuzz.sh [SECONDS [WORD]]          for each reader, default: 60; only readers whose name contains the word
#   benchmarks/fuzz.sh --inputs N [WORD]         so many inputs, as many for each reader
# Exit code 1 if anything was found. What was explored is kept in target/fuzz, and goes on from there the next time.
set -euo pipefail
cd "$(dirname "$0")/.."
inputs=
seconds=${1:-60}
if [ "$seconds" = --inputs ]; then inputs=$2; shift; fi
word=${2:-}
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
temporary=${TMPDIR:-/tmp}
if [ -w /dev/shm ]; then temporary=/dev/shm; fi # a file for each input
mvn -q -B -Dspotless.check.skip -pl workbench/live,engines/process -am \
  test-compile dependency:build-classpath -Dmdep.outputFile=target/fuzz-classpath

targets=$(git ls-files -- '*FuzzTest.java' | xargs grep -HoP '^  void \K[a-z_]*(?=\(byte)' | grep -F -- "$word")
limit=-max_total_time=$seconds
if [ -n "$inputs" ]; then
  count=$(wc -l <<< "$targets")
  limit=-runs=$(((inputs + count - 1) / count))
fi

own=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks # takes memory itself, 100 MiB for some hundred letters
total=0
found=0
while IFS=: read -r file method; do
  module=${file%%/src/test/*}
  class=${file#*/src/test/java/}
  class=${class%.java}
  seeds=$module/src/test/resources/${class}Inputs/$method
  explored=$PWD/target/fuzz/$class/$method
  mkdir -p "$explored" "$seeds"
  status=0
  began=$SECONDS
  "$java" -Xmx1g -XX:+UseSerialGC --add-opens java.base/java.nio=ALL-UNNAMED "-Djava.io.tmpdir=$temporary" \
    -cp "$module/target/test-classes:$module/target/classes:$(cat "$module/target/fuzz-classpath")" \
    com.code_intelligence.jazzer.Jazzer "--target_class=${class//\//.}" "--target_method=$method" \
    '--instrumentation_includes=dev.tandem.**' "--disabled_hooks=$own" "--reproducer_path=$explored" \
    "-artifact_prefix=$seeds/" "$limit" -print_final_stats=1 -report_slow_units=600 "$explored" "$seeds" \
    < /dev/null > "$explored.log" 2>&1 || status=$?
  rmdir --ignore-fail-on-non-empty "$seeds"
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$explored.log" | tail -n 1)
  total=$((total + ${runs:-0}))
  if [ "$status" -eq 0 ]; then result=nothing; else result="FOUND, see $explored.log"; found=1; fi
  printf '%-18s %-28s %7s inputs  %4s s  %s\n' \
    "$(basename "$class" FuzzTest)" "${method:0:28}" "${runs:-?}" $((SECONDS - began)) "$result"
done <<< "$targets"
echo "$total inputs"
exit "$found"
