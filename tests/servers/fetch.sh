#!/bin/sh
# Copies the stores that come as jars into build/servers/lib, where tests/servers looks for them.
# Needs mvn on PATH. Does nothing when the jars of this pom.xml are there already.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=$(CDPATH='' cd -- "$here/../.." && pwd)/build/servers
pom=$here/pom.xml

if [ -f "$target/pom.xml" ] && cmp -s "$pom" "$target/pom.xml"; then
    echo "servers: jars are in place"
    exit 0
fi
if ! command -v mvn >/dev/null 2>&1; then
    echo "servers: mvn is not on PATH; install Maven and Java 17" >&2
    exit 1
fi
rm -rf "$target"
mkdir -p "$target/lib"
mvn -q -B -Dstyle.color=never -f "$pom" dependency:copy-dependencies -DoutputDirectory="$target/lib" -DincludeScope=runtime
cp "$pom" "$target/pom.xml"   # last: marks the copy as complete
echo "servers: $(find "$target/lib" -name '*.?ar' | wc -l | tr -d ' ') archives copied"
