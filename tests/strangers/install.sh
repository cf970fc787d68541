#!/usr/bin/env bash
# install.sh CMAKE BUILD PREFIX: installs the build into an empty prefix.
set -euo pipefail
rm -rf "$3"
"$1" --install "$2" --prefix "$3" >/dev/null
"$3/bin/pgstow" --version
