#!/usr/bin/env sh
# Wall time of the smallest comparisons, whole commands from the shell's start to the report: the median of N rounds (5).
set -eu

rounds=${1:-5}
home=$(cd "$(dirname "$0")/.." && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

measure() {
  round=0
  while [ "$round" -lt "$rounds" ]; do
    began=$(date +%s%N)
    "$home/tandem" compare xor --engines "$1" --out "$out" > "$out/output" 2>&1 || { cat "$out/output" >&2; exit 1; }
    echo $((($(date +%s%N) - began) / 1000000))
    round=$((round + 1))
  done | sort -n | awk -v engines="$1" '
    { times[NR] = $1 / 1000 }
    END {
      median = NR % 2 ? times[(NR + 1) / 2] : (times[NR / 2] + times[NR / 2 + 1]) / 2
      printf "compare xor --engines %-26s median %.2f s, from %.2f to %.2f s (%d rounds)\n", engines, median, times[1], times[NR], NR
    }'
}

"$home/tandem" compare xor --engines scratch --out "$out" > /dev/null 2>&1 # builds, and makes archives of classes, if need be
echo "load before: $(cut -d ' ' -f 1 /proc/loadavg)"
measure scratch
measure textbook,scratch,pytorch
