#!/usr/bin/env bash
# build_with_pkg_config.sh SOURCE PREFIX OUT NAME: builds a copy of SOURCE with a compiler and what
# pkg-config says of the installation in PREFIX. OUT/NAME.so is its plugin.
set -euo pipefail
rm -rf "$3"
mkdir -p "$3"
cp -R "$1" "$3/source"
cd "$3/source"
export PKG_CONFIG_PATH=$2/share/pkgconfig
read -ra flags <<<"$(pkg-config --cflags 'pgstow-sdk >= 1.0')"
map=$(pkg-config --variable=versionscript pgstow-sdk)
link=(-shared -fPIC -O2 "-Wl,--version-script=$map" -Wl,-z,defs -o "$3/$4.so")
if compgen -G '*.cc' >/dev/null; then
  "$CXX" -std=c++20 -fvisibility=hidden "${flags[@]}" ./*.cc "${link[@]}"
else
  "$CC" -std=c11 -fvisibility=hidden "${flags[@]}" ./*.c "${link[@]}"
fi
[[ -d $(pkg-config --variable=plugindir pgstow-sdk) ]]
