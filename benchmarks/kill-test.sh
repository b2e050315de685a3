#!/usr/bin/env sh
# Kills compare, sweep and train at random moments, resumes them until they are done, and compares what they leave with runs that nobody killed.
#   benchmarks/kill-test.sh [KILLS] [SEED]       default: 100 kills, seed 1; about 20 minutes on two idle cores
# Needs Linux: process groups, and /proc to find what a killed process has left.
exec "$(dirname "$0")/with-helpers.sh" KillTest "$@"
