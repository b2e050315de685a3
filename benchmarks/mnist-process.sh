#!/usr/bin/env sh
# Ten epochs of MNIST as whole processes, from the start to the saved model: scratch and the pytorch engine through the
# launcher, Python's PyTorch by a script that does the same; in turn. Wall time, peak memory, and whether the bars are passed.
#   benchmarks/mnist-process.sh [--rounds N] [--epochs N] [--threads N] [--python PATH]         default: 3 10 1 python3
# Needs the data folder, TANDEM_DATA, and a Python with torch: --python, or TANDEM_PYTHON.
set -eu
cd "$(dirname "$0")/.."
rounds=3
epochs=10
threads=1
python=${TANDEM_PYTHON:-python3}
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2 ;;
    --epochs) epochs=$2 ;;
    --threads) threads=$2 ;;
    --python) python=$2 ;;
    *) echo "mnist-process: expected --rounds, --epochs, --threads or --python, got '$1'" >&2; exit 2 ;;
  esac
  shift 2
done
if [ ! -d "${TANDEM_DATA:-/nowhere}/mnist" ]; then
  echo "mnist-process: expected a folder mnist in TANDEM_DATA, got '${TANDEM_DATA:-}'" >&2
  exit 2
fi
./tandem --version > /dev/null # builds if need be
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
exec "$java" benchmarks/Processes.java "$rounds" "$epochs" "$threads" "$python"
