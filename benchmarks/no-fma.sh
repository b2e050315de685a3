#!/usr/bin/env sh
# scratch on a processor without fused multiply-add (here: a JVM that is told not to use it), against textbook, whole
# trainings. Exit code 1 if scratch takes more than ten times as long.
#   benchmarks/no-fma.sh [EXPERIMENT [EPOCHS]]          default: digits 6
set -eu
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
./tandem --version > /dev/null # builds if need be
JAVA_TOOL_OPTIONS=-XX:-UseFMA ./tandem compare "${1:-digits}" --engines scratch,textbook --epochs "${2:-6}" --out "$out" \
  > "$out/output" 2>&1 || { cat "$out/output" >&2; exit 1; }
awk '
  /^(scratch|textbook) +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ / { seconds[$1] = $8 }
  END {
    ratio = seconds["scratch"] / seconds["textbook"]
    printf "without fused multiply-add: scratch %.2f s, textbook %.2f s, ratio %.2f (at most 10)\n", seconds["scratch"], seconds["textbook"], ratio
    exit !(ratio <= 10)
  }' "$out/output"
