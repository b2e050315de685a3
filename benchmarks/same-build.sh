#!/usr/bin/env bash
# Builds the last commit twice, in two fresh clones, and compares everything that the builds have made, byte for byte. The second build has another
# folder, time zone, language, character encoding, umask and number of threads, and the same JDK.
#   benchmarks/same-build.sh
# Exit code 1, the files and what differs in them if they are not the same.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

build() { # folder, umask, options of Maven
  local clone=$folder/$1
  umask "$2"
  git clone -q . "$clone"
  if ! (cd "$clone" && mvn -B -q -DskipTests -Dspotless.check.skip "${@:3}" verify) > "$folder/log" 2>&1; then
    tail -n 20 "$folder/log" >&2
    echo "same-build: the build failed in $clone" >&2
    exit 1
  fi
}

(TZ=UTC MAVEN_OPTS="-Duser.language=en -Dfile.encoding=UTF-8" build one 022 -T1)
(TZ=Asia/Kathmandu MAVEN_OPTS="-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1" build elsewhere/two 002 -T4)

"${JAVA_HOME:+$JAVA_HOME/bin/}java" benchmarks/SameBuild.java "$folder/one" "$folder/elsewhere/two"
