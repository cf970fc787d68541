#!/usr/bin/env bash
# build_with_cargo.sh SOURCE PREFIX OUT NAME: builds a copy of SOURCE, which takes nothing from the
# installation in PREFIX and nothing from a registry. OUT/NAME.so is its plugin.
set -euo pipefail
rm -rf "$3"
mkdir -p "$3"
cp -R "$1" "$3/source"
cd "$3/source"
cargo build --quiet --release --offline --locked --target-dir "$3/build"
cp "$3/build/release/lib$4.so" "$3/$4.so"
