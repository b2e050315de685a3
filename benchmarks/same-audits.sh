#!/usr/bin/env sh
# Compares the same experiment over and over: identical runs have to give identical audits.
#   benchmarks/same-audits.sh [RUNS] [EXPERIMENT]        default: 20 xor
# Exit code 1 and the items that came and went if they are not.
set -eu
cd "$(dirname "$0")/.."
runs=${1:-20}
experiment=${2:-xor}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
i=0
while [ "$i" -lt "$runs" ]; do
  i=$((i + 1))
  ./tandem compare "$experiment" --out "$folder/$i" > /dev/null
done
python3 - "$folder" << 'EOF'
import collections, json, pathlib, sys

findings = collections.defaultdict(collections.Counter)
for file in pathlib.Path(sys.argv[1]).rglob("comparison.json"):
    for entry in json.loads(file.read_text())["audit"]:
        item = f"{entry['a']} and {entry['b']}: {entry['item']}"
        findings[item][entry["finding"]] += 1
changing = {item: counts for item, counts in findings.items() if len(counts) > 1}
for item, counts in changing.items():
    print(item, dict(counts))
print("audits differ" if changing else f"{len(findings)} items, the same in every run")
sys.exit(1 if changing else 0)
EOF
