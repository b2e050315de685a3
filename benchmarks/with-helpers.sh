#!/usr/bin/env sh
# Compiles a program of this folder together with the classes beside it that it uses, and runs it. Java alone starts single files only.
#   benchmarks/with-helpers.sh CLASS [ARGUMENT ...]
set -eu
cd "$(dirname "$0")/.."
./tandem --version > /dev/null # builds if need be
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
"${bin}javac" -proc:none -cp 'workbench/cli/target/lib/*' -sourcepath benchmarks -d "$classes" "benchmarks/$1.java"
"${bin}java" -cp "$classes:workbench/cli/target/lib/*" "$@"
