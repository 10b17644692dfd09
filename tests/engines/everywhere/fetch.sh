#!/bin/sh
# Installs the JavaScript engines into build/everywhere, where tests/engines/everywhere looks for them.
# Needs npm on PATH. Does nothing if the packages of this package.json are there already.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=$(CDPATH='' cd -- "$here/../../.." && pwd)/build/everywhere

if [ -f "$target/package.json" ] && cmp -s "$here/package.json" "$target/package.json"; then
    echo "everywhere: the JavaScript engines are in place"
    exit 0
fi
if ! command -v npm >/dev/null 2>&1; then
    echo "everywhere: npm is not on PATH; install Node.js 20 or newer" >&2
    exit 1
fi
rm -rf "$target"
mkdir -p "$target"
(cd "$target" && npm install --silent --no-save --no-package-lock --no-audit --no-fund $(node -p \
    'Object.entries(require(process.argv[1]).dependencies).map(([n, v]) => n + "@" + v).join(" ")' "$here/package.json"))
cp "$here/package.json" "$target/package.json"   # last: marks the copy as complete
echo "everywhere: the JavaScript engines are in place"
