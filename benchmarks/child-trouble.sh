#!/usr/bin/env sh
# Stops, aborts and kills contenders' processes at random moments of a comparison. The trouble must be reported in time, with its cause, and the
# other contenders must end with the bits of an undisturbed run. Also stops whole commands for longer than a child may stall, as Ctrl-Z does.
#   benchmarks/child-trouble.sh [TIMES] [SEED]       default: 20 of each, seed 1; about 20 minutes on two idle cores
# Needs Linux: process groups, and /proc to find which process trains whom.
exec "$(dirname "$0")/with-helpers.sh" ChildTrouble "$@"
