#!/usr/bin/env bash
# Searches settings of report A's from-scratch side: the report says that its training loss went from 2.7168 to 0.7467 over
# 1,000 steps on 2,000 rows, but not from which initial weights and at which learning rate.
#   TANDEM_DATA=path/to/data benchmarks/report-a-search.sh
# The first loss depends on the initial weights alone: one epoch finds their standard deviation, for each seed. The last one
# is then looked for over learning rates. At most 200 trainings. A table goes to standard output, with a star where both losses
# are within 10 %; exit code 1 if none is.
set -euo pipefail
cd "$(dirname "$0")/.."
first=2.7168
last=0.7467
seeds=${SEEDS:-1 2 3}
deviations=${DEVIATIONS:-0.36 0.38 0.40 0.42 0.44 0.46 0.48 0.50 0.52 0.54 0.56 0.58 0.60 0.62 0.64}
rates=${RATES:-0.0001 0.0002 0.0003 0.0005 0.001 0.002 0.003 0.005}
most=200

./tandem --version > /dev/null # builds if need be
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tried=0

# train SEED DEVIATION RATE EPOCHS: sets $begin and $end to the training losses of the first and the last epoch
train() {
  if [ "$tried" -ge "$most" ]; then return 1; fi
  tried=$((tried + 1))
  cat > "$folder/search.yaml" <<YAML
data: {source: noshow, split: shuffled, validation: 0, trainRows: 2000, testRows: 100}
network: {hidden: [64, 32], activation: relu, initialization: {normal: $2}}
loss: binary-cross-entropy
optimizer: {type: sgd, learningRate: $3}
training: {epochs: $4, batchSize: full, seed: $1}
YAML
  ./tandem train "$folder/search.yaml" --engine scratch -o "$folder/model.safetensors" > "$folder/log" 2>&1 \
    || { cat "$folder/log" >&2; exit 2; }
  begin=$(sed -n 's/^epoch  *1\/.*train loss \([0-9.]*\) .*/\1/p' "$folder/log")
  end=$(sed -n 's/^epoch .*train loss \([0-9.]*\) .*/\1/p' "$folder/log" | tail -1)
}

# near LOSS WANTED: whether it is within 10 %
near() { awk -v a="$1" -v b="$2" 'BEGIN { d = a - b; if (d < 0) d = -d; exit !(d <= 0.1 * b) }'; }

found=0
printf '%4s  %18s  %13s  %10s  %10s\n' seed "standard deviation" "learning rate" "first loss" "last loss"
for seed in $seeds; do
  for deviation in $deviations; do
    train "$seed" "$deviation" 0.001 1 || break 2
    printf '%4s  %18s  %13s  %10s  %10s\n' "$seed" "$deviation" - "$begin" -
    near "$begin" "$first" || continue
    for rate in $rates; do
      train "$seed" "$deviation" "$rate" 1000 || break 3
      mark=
      if near "$begin" "$first" && near "$end" "$last"; then mark=' *' found=$((found + 1)); fi
      printf '%4s  %18s  %13s  %10s  %10s%s\n' "$seed" "$deviation" "$rate" "$begin" "$end" "$mark"
    done
  done
done
echo
echo "$tried tried, $found within 10 % of $first and $last"
[ "$found" -gt 0 ]
