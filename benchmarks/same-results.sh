#!/usr/bin/env sh
# Whether two checkouts find the same: README's comparisons in both, and comparison.json value by value. Left out are time, memory, threads as
# the system saw them, the clock's audit items and the words that follow from them. Keys that only the later one has are listed, not judged.
#   benchmarks/same-results.sh BEFORE AFTER [COMPARISON ...]     a comparison in quotes, such as "moons --epochs 5"
exec "$(dirname "$0")/with-helpers.sh" SameResults "$@"
