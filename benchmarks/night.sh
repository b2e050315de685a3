#!/usr/bin/env sh
# A long 'compare mnist' that is killed and resumed, beside the same run that nobody disturbs: memory must stay flat, and both must end with the same bits.
#   benchmarks/night.sh [HOURS [RESUMES [SEED]]]       default: 12 hours, 5 resumes, seed 1
# Needs Linux and the data folder: TANDEM_DATA. Two cores are busy all the time.
exec "$(dirname "$0")/with-helpers.sh" Night "$@"
