#!/usr/bin/env sh
# Mutation testing with PIT: changes compiled classes in small ways, one at a time, and counts the changes that tests notice.
#   benchmarks/mutation.sh [MODULE...]       default: all modules below; core takes about two minutes,
#                                            workbench/judgement four
# Fails if fewer than 80 % of a package's changes are noticed. PIT's default mutators; no class is left out of them (PIT
# itself passes over what the compiler writes for records and enums). The tests are those of the same packages and
# the same module.
set -eu
cd "$(dirname "$0")/.."
bar=80

# a module, and the packages, with all beneath them, that are measured
targets() {
  cat << 'END'
core dev.tandem.evaluation dev.tandem.training
workbench/judgement dev.tandem.workbench.judgement
END
}

# classes and tests of some packages, as PIT wants them
globs() {
  echo "$*" | sed 's/ /.*,/g; s/$/.*/'
}

# a line for each package, and survivors in a file of their own; fails below the bar, or where packages have no changes
table() {
  awk -F, -v bar="$bar" -v survivors="$1/survivors.txt" -v expected="$2" '
    {
      package = $2
      sub(/\.[^.]*$/, "", package)
      mutator = $3
      sub(/.*\./, "", mutator)
    }
    $6 == "NON_VIABLE" { next }
    all[package]++ == 0 { order[++packages] = package }
    $6 == "KILLED" || $6 == "MEMORY_ERROR" { found[package]++; next }
    $6 == "TIMED_OUT" { found[package]++; late[package]++; next }
    $6 == "NO_COVERAGE" { unseen[package]++ }
    { print $2 ":" $5 " " $4 " " mutator " " $6 > survivors }
    END {
      for (i = 1; i <= packages; i++) {
        package = order[i]
        names = names " " package
        low = 100 * found[package] < bar * all[package]
        failed += low
        printf "%-40s %7d %7d %9d %11d %6.1f %%%s\n", package, all[package], found[package], late[package], unseen[package],
            100 * found[package] / all[package], low ? "  below " bar " %" : ""
      }
      for (i = split(expected, wanted, " "); i > 0; i--) {
        if (index(names, " " wanted[i]) == 0) {
          printf "%-40s no such package in this module\n", wanted[i]
          failed++
        }
      }
      exit failed > 0
    }' "$1/mutations.csv"
}

measured=0
failed=0
while read -r module packages; do
  case " $* " in
    "  " | *" $module "*) ;;
    *) continue ;;
  esac
  measured=$((measured + 1))
  reports=$module/target/pit-reports
  log=$module/target/mutation.log
  rm -rf "$reports"
  mkdir -p "$reports"
  echo "$module: PIT is at work; its log is $log"
  if ! mvn -B -Dspotless.check.skip -pl "$module" -am test-compile org.pitest:pitest-maven:mutationCoverage \
    -DtargetClasses="$(globs $packages)" -DtargetTests="$(globs $packages)" > "$log" 2>&1 < /dev/null; then
    grep -m 5 ERROR "$log" >&2 || true
    echo "mutation: expected PIT to finish in $module, got an error; see $log" >&2
    exit 2
  fi
  printf '%-40s %7s %7s %9s %11s %8s\n' package mutants found 'timed out' 'not covered' score
  table "$reports" "$packages" || failed=1
  echo "reports: $reports/index.html    survivors: $reports/survivors.txt"
done << END
$(targets)
END
if [ "$measured" -eq 0 ]; then
  echo "mutation: expected a module of $(targets | cut -d ' ' -f 1 | paste -s -d , -), got '$*'" >&2
  exit 2
fi
exit "$failed"
