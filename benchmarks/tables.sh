#!/usr/bin/env sh
# How fast and in how much memory a table is prepared, in alternating rounds with DuckDB's own pass over the same file
# (every column as text, DOUBLE tried, different values counted), and with an older checkout of Tandem.
#   benchmarks/tables.sh mixed [--rounds N]              1,000,000 rows x 20 mixed columns, against DuckDB
#   benchmarks/tables.sh numbers --before DIR            60,000 x 100 numbers, against a built older checkout
#   benchmarks/tables.sh large                           10,000,000 rows, 10 numbers and 10 categories: prepared and trained
# DuckDB's driver (80 MB) is fetched by Maven when it is first needed; nothing of the product uses it.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-mixed}
[ $# -gt 0 ] && shift
rounds=3
before=
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2 ;;
    --before) before=$2 ;;
    *) echo "tables: expected --rounds or --before, got '$1'" >&2; exit 2 ;;
  esac
  shift 2
done
./tandem --version > /dev/null # builds if need be
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
lib="workbench/cli/target/lib/*"
work=${TMPDIR:-/tmp}/tandem-tables-$(id -u)
mkdir -p "$work"
case $kind in
  mixed) rows=1000000 ;;
  numbers) rows=60000 ;;
  large) rows=10000000 ;;
  *) echo "tables: expected mixed, numbers or large, got '$kind'" >&2; exit 2 ;;
esac
table=$work/$kind.csv
[ -f "$table" ] || "$java" benchmarks/MakeTable.java "$kind" "$rows" "$table"
ls -l "$table" | awk '{ printf "%s: %d MB\n", $NF, $5 / 1000000 }'
case $kind in
  mixed)
    version=1.5.6.0
    duck=$HOME/.m2/repository/org/duckdb/duckdb_jdbc/$version/duckdb_jdbc-$version.jar
    [ -f "$duck" ] || mvn -q dependency:get -Dartifact=org.duckdb:duckdb_jdbc:$version
    for round in $(seq "$rounds"); do
      echo "round $round duckdb  $("$java" -cp "$duck" benchmarks/DuckPass.java "$table" fetch)"
      echo "round $round tandem  $("$java" -XX:+UseSerialGC -cp "$lib" benchmarks/PrepareTable.java "$table" label)"
    done ;;
  numbers)
    old=$(ls -d "${before:?say which older checkout with --before}"/workbench/target/lib "$before"/workbench/cli/target/lib 2> /dev/null | head -n 1)
    for round in $(seq "$rounds"); do
      echo "round $round before  $("$java" -XX:+UseSerialGC -cp "$old/*" benchmarks/PrepareTable.java "$table" label)"
      echo "round $round tandem  $("$java" -XX:+UseSerialGC -cp "$lib" benchmarks/PrepareTable.java "$table" label)"
    done ;;
  large)
    echo "tandem  $("$java" -XX:+UseSerialGC -cp "$lib" benchmarks/PrepareTable.java "$table" label)"
    cat > "$work/large.yaml" <<YAML
name: large
data: {source: $table, label: label}
network: {hidden: [16], activation: relu}
loss: binary-cross-entropy
optimizer: {type: sgd, learningRate: 0.05}
training: {epochs: 1, batchSize: 1024, seed: 1}
YAML
    ./tandem compare "$work/large.yaml" --engines scratch --out "$work/runs" &
    parent=$!
    most=0
    while kill -0 "$parent" 2> /dev/null; do
      for process in $(pgrep -f "tandem.home|tandem-contender" || true); do
        anonymous=$(awk '/RssAnon/ { print $2 }' "/proc/$process/status" 2> /dev/null || echo 0)
        if [ "${anonymous:-0}" -gt "$most" ]; then most=$anonymous; fi
      done
      sleep 1
    done
    wait "$parent"
    echo "largest anonymous memory of a process: $((most / 1024)) MiB" ;;
esac
