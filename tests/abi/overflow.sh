#!/usr/bin/env bash
# overflow.sh CC HEADERS FOLDER SCRATCH: AddressSanitizer names a plugin that writes behind its buffer.
# The host and the plugin of FOLDER are built with it here.
set -euo pipefail
cc=$1 headers=$2 folder=$3 scratch=$4
mkdir -p "$scratch"
flags=(-std=c11 -g -fsanitize=address -fno-omit-frame-pointer "-I$headers")
"$cc" "${flags[@]}" "$folder/old_host.c" -o "$scratch/host"
for defect in GOOD WRITES_BEHIND; do
  "$cc" "${flags[@]}" -D$defect -shared -fPIC "$folder/plugins/filter.c" -o "$scratch/$defect.so"
done
ASAN_OPTIONS=detect_leaks=0 "$scratch/host" "$scratch/GOOD.so"
if ASAN_OPTIONS=detect_leaks=0 "$scratch/host" "$scratch/WRITES_BEHIND.so" 2>"$scratch/report"; then
  echo "nothing was found"
  exit 1
fi
grep -q 'ERROR: AddressSanitizer: .*overflow' "$scratch/report"
grep -q 'in Process .*filter.c' "$scratch/report"
