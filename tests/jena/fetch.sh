#!/bin/sh
# Copies Apache Jena's command line with all it needs into build/jena/lib, where tests/test_dumps_read_back.py looks for it.
# Needs mvn on PATH. Does nothing when the jars of this pom.xml are there already.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=$(CDPATH='' cd -- "$here/../.." && pwd)/build/jena
pom=$here/pom.xml

if [ -f "$target/pom.xml" ] && cmp -s "$pom" "$target/pom.xml"; then
    echo "jena: jars are in place"
    exit 0
fi
if ! command -v mvn >/dev/null 2>&1; then
    echo "jena: mvn is not on PATH; install Maven and Java 11 or newer" >&2
    exit 1
fi
rm -rf "$target"
mkdir -p "$target/lib"
mvn -q -B -Dstyle.color=never -f "$pom" dependency:copy-dependencies -DoutputDirectory="$target/lib" -DincludeScope=runtime
cp "$pom" "$target/pom.xml"   # last: marks the copy as complete
echo "jena: $(find "$target/lib" -name '*.jar' | wc -l | tr -d ' ') jars copied"
