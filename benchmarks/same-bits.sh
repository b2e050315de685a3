#!/usr/bin/env bash
# Trains one experiment with every number of threads, JDK and vector width, and without fused multiply-add. Says whether
# the weights are the same to the bit. Exit code 1 if they are not.
#   benchmarks/same-bits.sh [EXPERIMENT [EPOCHS]]          default: digits 3
# JDKs: JAVA17_HOME and JAVA25_HOME; where neither is set, JAVA_HOME or the java on the PATH. THREADS, default "1 2 3 4".
set -euo pipefail
cd "$(dirname "$0")/.."
experiment=${1:-digits}
epochs=${2:-3}
./tandem --version > /dev/null # builds if need be

homes=()
for home in "${JAVA17_HOME:-}" "${JAVA25_HOME:-}"; do
  if [ -n "$home" ]; then homes+=("$home"); fi
done
if [ ${#homes[@]} -eq 0 ]; then
  homes=("${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}")
fi

flags_of() {
  case $1 in
    widest) echo "--add-modules=jdk.incubator.vector" ;;
    256-bit) echo "--add-modules=jdk.incubator.vector -XX:MaxVectorSize=32" ;;
    128-bit) echo "--add-modules=jdk.incubator.vector -XX:MaxVectorSize=16" ;;
    no-fma) echo "--add-modules=jdk.incubator.vector -XX:-UseFMA" ;;
    scalar) ;;
  esac
}

printf '%-12s  %-8s  %7s  %-16s  %s\n' JDK vectors threads "weights' SHA-256" kernel
digests=()
for home in "${homes[@]}"; do
  version=$("$home/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
  for vectors in widest 256-bit 128-bit scalar no-fma; do
    for threads in ${THREADS:-1 2 3 4}; do
      # shellcheck disable=SC2046
      line=$("$home/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED $(flags_of "$vectors") \
        -cp 'workbench/cli/target/lib/*' benchmarks/Weights.java "$experiment" "$epochs" "$threads" 2> /dev/null) \
        || { echo "same-bits: training failed: JDK $version, $vectors, $threads threads" >&2; exit 1; }
      IFS=$'\t' read -r digest used kernel <<< "$line"
      if [ "$used" != "$threads" ]; then kernel="$kernel (used $used)"; fi
      printf '%-12s  %-8s  %7s  %-16s  %s\n' "$version" "$vectors" "$threads" "${digest:0:16}" "$kernel"
      digests+=("$digest")
    done
  done
done

distinct=$(printf '%s\n' "${digests[@]}" | sort -u | wc -l)
echo
if [ "$distinct" -eq 1 ]; then
  echo "pass: ${#digests[@]} trainings, one SHA-256: ${digests[0]}"
else
  echo "FAIL: ${#digests[@]} trainings, $distinct different SHA-256"
  exit 1
fi
