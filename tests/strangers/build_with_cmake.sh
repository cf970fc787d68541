#!/usr/bin/env bash
# build_with_cmake.sh SOURCE PREFIX OUT NAME: builds a copy of SOURCE against the CMake package that
# is installed in PREFIX. OUT/NAME.so is its plugin.
set -euo pipefail
rm -rf "$3"
mkdir -p "$3"
cp -R "$1" "$3/source"
"$CMAKE" -S "$3/source" -B "$3/build" -D CMAKE_PREFIX_PATH="$2" -D CMAKE_BUILD_TYPE=Release >/dev/null
"$CMAKE" --build "$3/build" --parallel 2
"$CMAKE" --install "$3/build" --prefix "$3/installed" >/dev/null
cp "$3/installed/lib/pgstow/plugins/$4.so" "$3"
