#!/usr/bin/env sh
# Runs compare, sweep and train on disks that fill, are or become read-only, or vanish, and several commands at once in one folder.
# What was finished must stay, the message must name the path, and with room again the end must be that of an undisturbed run, to the bit.
#   benchmarks/full-disk.sh [SIZES] [SEED] [full|lost|together ...]       default: 50 sizes, seed 1, all three; about 25 minutes on two idle cores
# Needs Linux, and the right to mount a tmpfs: root in its own mount namespace.
exec unshare --mount "$(dirname "$0")/with-helpers.sh" FullDisk "$@"
