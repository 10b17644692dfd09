#!/bin/sh
# Downloads the jars that a pom.xml of the tests names, with their dependencies, into build/NAME/lib, where the tests look.
# Usage: sh tests/support/fetch-jars.sh NAME...    (jena, reasoner, servers)
# Needs mvn on PATH. Does nothing if the jars of the same pom.xml are there already.
set -eu

tests=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

fetch() {
    case $1 in servers) pom=$tests/support/$1/pom.xml ;; *) pom=$tests/engines/$1/pom.xml ;; esac
    target=$(dirname -- "$tests")/build/$1
    if [ ! -f "$pom" ]; then
        echo "fetch-jars: there is no $pom" >&2
        exit 2
    fi
    if [ -f "$target/pom.xml" ] && cmp -s "$pom" "$target/pom.xml"; then
        echo "$1: jars are in place"
        return
    fi
    if ! command -v mvn >/dev/null 2>&1; then
        echo "$1: mvn is not on PATH; install Maven and Java 17" >&2
        exit 1
    fi
    rm -rf "$target"
    mkdir -p "$target/lib"
    mvn -q -B -Dstyle.color=never -f "$pom" dependency:copy-dependencies \
        -DoutputDirectory="$target/lib" -DincludeScope=runtime
    cp "$pom" "$target/pom.xml"   # last: marks the copy as complete
    echo "$1: $(find "$target/lib" -name '*.?ar' | wc -l | tr -d ' ') archives copied"
}

[ $# -gt 0 ] || { echo "fetch-jars: name at least one folder of tests/ that has a pom.xml" >&2; exit 2; }
for name in "$@"; do fetch "$name"; done
